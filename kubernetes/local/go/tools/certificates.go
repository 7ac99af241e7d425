package main

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"flag"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	authorityYears = 10
	leafYears      = 1
)

// authority issues the certificates of one cluster into a folder.
type authority struct {
	folder      string
	key         crypto.Signer
	certificate *x509.Certificate
	der         []byte
}

// client is one user of the API server, with a kubeconfig of its own.
type client struct{ file, user, group string }

// certificates keeps the cluster's own authority and service account key, which running tokens and
// copied kubeconfigs depend on, and issues all others anew, so that none expires in a cluster that is
// started now and then.
func certificates(arguments []string) error {
	flags := flag.NewFlagSet("certificates", flag.ContinueOnError)
	folder := flags.String("folder", "", "where the certificates, keys and kubeconfigs go")
	node := flags.String("node", "", "name of the node")
	server := flags.String("server", "", "URL of the API server for the kubeconfigs")
	context := flags.String("context", "", "name of the context in the kubeconfigs")
	addresses := flags.String("addresses", "", "IP addresses of the API server and the kubelet, by commas")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	var ips []net.IP
	for _, text := range strings.Split(*addresses, ",") {
		ip := net.ParseIP(text)
		if ip == nil {
			return fmt.Errorf("--addresses: %q is no IP address", text)
		}
		ips = append(ips, ip)
	}
	if err := os.MkdirAll(*folder, 0o700); err != nil {
		return err
	}
	ca, err := openAuthority(*folder)
	if err != nil {
		return err
	}
	if err := serviceAccountKey(*folder); err != nil {
		return err
	}
	names := []string{"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"}
	if _, _, err := ca.issue("apiserver", subject("kube-apiserver", ""), names, ips); err != nil {
		return err
	}
	if _, _, err := ca.issue("kubelet-server", subject("system:node:"+*node, "system:nodes"), []string{*node, "localhost"}, ips); err != nil {
		return err
	}
	for _, c := range []client{
		{"admin", "kubernetes-admin", "system:masters"},
		{"apiserver-kubelet-client", "kube-apiserver-kubelet-client", "system:masters"},
		{"controller-manager", "system:kube-controller-manager", ""},
		{"scheduler", "system:kube-scheduler", ""},
		{"proxy", "system:kube-proxy", ""},
		{"kubelet", "system:node:" + *node, "system:nodes"},
	} {
		certificate, key, err := ca.issue(c.file, subject(c.user, c.group), nil, nil)
		if err != nil {
			return err
		}
		if err := ca.kubeconfig(c, *context, *server, certificate, key); err != nil {
			return err
		}
	}
	return nil
}

func subject(name, group string) pkix.Name {
	if group == "" {
		return pkix.Name{CommonName: name}
	}
	return pkix.Name{CommonName: name, Organization: []string{group}}
}

func openAuthority(folder string) (*authority, error) {
	pair, err := readPair(folder, "ca")
	if err == nil {
		pair.folder = folder
		return pair, nil
	}
	if !os.IsNotExist(err) {
		return nil, err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		SerialNumber: serial(), Subject: subject("flotilla-local-ca", ""),
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().AddDate(authorityYears, 0, 0),
		IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	if _, err := writeKey(folder, "ca.key", key); err != nil {
		return nil, err
	}
	if _, err := writePEM(folder, "ca.crt", "CERTIFICATE", der); err != nil {
		return nil, err
	}
	certificate, err := x509.ParseCertificate(der)
	return &authority{folder, key, certificate, der}, err
}

// issue writes NAME.crt and NAME.key and returns both as PEM.
func (ca *authority) issue(name string, of pkix.Name, dns []string, ips []net.IP) ([]byte, []byte, error) {
	key, err := leafKey(name)
	if err != nil {
		return nil, nil, err
	}
	template := &x509.Certificate{
		SerialNumber: serial(), Subject: of, DNSNames: dns, IPAddresses: ips,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().AddDate(leafYears, 0, 0),
		KeyUsage:    x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, ca.certificate, key.Public(), ca.key)
	if err != nil {
		return nil, nil, err
	}
	certificatePEM, err := writePEM(ca.folder, name+".crt", "CERTIFICATE", der)
	if err != nil {
		return nil, nil, err
	}
	keyPEM, err := writeKey(ca.folder, name+".key", key)
	return certificatePEM, keyPEM, err
}

// leafKey makes an EC key, which is quick; people's programs get an RSA key, which all of them read
// (Java clients without a provider of their own take a PKCS #8 key for RSA).
func leafKey(name string) (crypto.Signer, error) {
	if name == "admin" {
		return rsa.GenerateKey(rand.Reader, 2048)
	}
	return ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
}

func serviceAccountKey(folder string) error {
	if _, err := os.Stat(filepath.Join(folder, "sa.pub")); err == nil {
		return nil
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return err
	}
	if _, err := writeKey(folder, "sa.key", key); err != nil {
		return err
	}
	der, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		return err
	}
	_, err = writePEM(folder, "sa.pub", "PUBLIC KEY", der)
	return err
}

func readPair(folder, name string) (*authority, error) {
	certificatePEM, err := os.ReadFile(filepath.Join(folder, name+".crt"))
	if err != nil {
		return nil, err
	}
	keyPEM, err := os.ReadFile(filepath.Join(folder, name+".key"))
	if err != nil {
		return nil, err
	}
	certificateBlock, _ := pem.Decode(certificatePEM)
	keyBlock, _ := pem.Decode(keyPEM)
	if certificateBlock == nil || keyBlock == nil {
		return nil, fmt.Errorf("%s/%s.crt or .key is damaged: remove the folder", folder, name)
	}
	certificate, err := x509.ParseCertificate(certificateBlock.Bytes)
	if err != nil {
		return nil, err
	}
	key, err := x509.ParsePKCS8PrivateKey(keyBlock.Bytes)
	if err != nil {
		return nil, err
	}
	return &authority{key: key.(crypto.Signer), certificate: certificate, der: certificateBlock.Bytes}, nil
}

func writeKey(folder, name string, key crypto.Signer) ([]byte, error) {
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	return writePEM(folder, name, "PRIVATE KEY", der)
}

func writePEM(folder, name, kind string, der []byte) ([]byte, error) {
	text := pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
	return text, os.WriteFile(filepath.Join(folder, name), text, 0o600)
}

func serial() *big.Int {
	limit := new(big.Int).Lsh(big.NewInt(1), 120)
	number, err := rand.Int(rand.Reader, limit)
	if err != nil {
		panic(err) // crypto/rand never fails on Linux
	}
	return number
}
