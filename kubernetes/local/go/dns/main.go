// Command dns is CoreDNS with only those plugins that the local cluster uses; CoreDNS as published
// brings the clients of three clouds, which take minutes to compile.
package main

import (
	"github.com/coredns/coredns/core/dnsserver"
	"github.com/coredns/coredns/coremain"
	_ "github.com/coredns/coredns/plugin/bind"
	_ "github.com/coredns/coredns/plugin/errors"
	_ "github.com/coredns/coredns/plugin/hosts"
	_ "github.com/coredns/coredns/plugin/kubernetes"
	_ "github.com/coredns/coredns/plugin/template"
)

// The order in which plugins see a request. A name that none of the others knows reaches "template".
func init() {
	dnsserver.Directives = []string{"bind", "errors", "hosts", "kubernetes", "template"}
}

func main() { coremain.Run() }
