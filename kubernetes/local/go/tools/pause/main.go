// Command pause holds a pod's namespaces. It is a program of its own because one runs in every pod.
package main

import (
	"os"
	"os/signal"
	"syscall"
)

// As the first process of a pod it must answer SIGTERM, or every pod would take its whole grace period
// to end, and reap the children that are left to it.
func main() {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGCHLD)
	for received := range signals {
		if received != syscall.SIGCHLD {
			os.Exit(0)
		}
		reap()
	}
}

func reap() {
	for {
		pid, err := syscall.Wait4(-1, nil, syscall.WNOHANG, nil)
		if pid <= 0 && err != syscall.EINTR {
			return
		}
	}
}
