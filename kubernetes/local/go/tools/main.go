// Command tools holds what the local cluster's scripts need besides Kubernetes itself. It uses the
// standard library only, so that it is compiled in seconds.
package main

import (
	"fmt"
	"os"
)

var commands = map[string]func(arguments []string) error{
	"certificates":  certificates,
	"git-server":    gitServer,
	"image-archive": imageArchive,
}

func main() {
	name := ""
	if len(os.Args) > 1 {
		name = os.Args[1]
	}
	command, found := commands[name]
	if !found {
		fmt.Fprintln(os.Stderr, "usage: tools certificates|git-server|image-archive [ARGUMENTS]")
		os.Exit(2)
	}
	if err := command(os.Args[2:]); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
		os.Exit(1)
	}
}
