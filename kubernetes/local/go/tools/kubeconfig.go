package main

import (
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"
)

const kubeconfigFormat = `apiVersion: v1
kind: Config
clusters:
- name: %[1]s
  cluster:
    server: %[2]s
    certificate-authority-data: %[3]s
users:
- name: %[4]s
  user:
    client-certificate-data: %[5]s
    client-key-data: %[6]s
contexts:
- name: %[1]s
  context:
    cluster: %[1]s
    user: %[4]s
current-context: %[1]s
`

// kubeconfig writes FILE.kubeconfig by a rename, so that a reader never sees half of it.
func (ca *authority) kubeconfig(c client, context, server string, certificate, key []byte) error {
	encode := base64.StdEncoding.EncodeToString
	authority := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: ca.der})
	text := fmt.Sprintf(kubeconfigFormat, context, server, encode(authority), c.user, encode(certificate), encode(key))
	path := filepath.Join(ca.folder, c.file+".kubeconfig")
	if err := os.WriteFile(path+".new", []byte(text), 0o600); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}
