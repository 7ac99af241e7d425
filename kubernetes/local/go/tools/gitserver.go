package main

import (
	"bytes"
	"crypto/subtle"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/cgi"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A push larger than this is refused; the repositories served here are those of demos and tests.
const maxBody = 64 << 20

// gitServer serves the bare repositories below a folder by Git's smart HTTP protocol, through Git's
// own http-backend. Pushing needs http.receivepack in a repository, or a user.
func gitServer(arguments []string) error {
	flags := flag.NewFlagSet("git-server", flag.ContinueOnError)
	listen := flags.String("listen", "127.0.0.1:0", "ADDRESS:PORT to listen on; port 0 takes a free one, which is printed")
	root := flags.String("root", "", "the folder that holds the repositories")
	user := flags.String("user", "", "NAME:PASSWORD that every request must carry; default: anybody may come")
	if err := flags.Parse(arguments); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return err
	}
	folder, err := filepath.Abs(*root)
	if err != nil {
		return err
	}
	if info, err := os.Stat(folder); *root == "" || err != nil || !info.IsDir() {
		return fmt.Errorf("--root: %q is no folder", *root)
	}
	backend, err := httpBackend()
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", *listen)
	if err != nil {
		return err
	}
	fmt.Printf("http://%s\n", listener.Addr())
	server := &http.Server{
		Handler:           authorized(*user, git(backend, folder, *user)),
		ReadHeaderTimeout: 10 * time.Second,
		MaxHeaderBytes:    64 << 10,
	}
	return server.Serve(listener)
}

func httpBackend() (string, error) {
	core, err := exec.Command("git", "--exec-path").Output()
	if err != nil {
		return "", fmt.Errorf("git is needed to serve repositories: install the package git (%w)", err)
	}
	path := filepath.Join(strings.TrimSpace(string(core)), "git-http-backend")
	if _, err := os.Stat(path); err != nil {
		return "", fmt.Errorf("git's http-backend is missing: %w", err)
	}
	return path, nil
}

func git(backend, folder, user string) http.Handler {
	environment := []string{"GIT_PROJECT_ROOT=" + folder, "GIT_HTTP_EXPORT_ALL=1",
		// The repositories may belong to another user than the server's.
		"GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=safe.directory", "GIT_CONFIG_VALUE_0=*"}
	if user != "" {
		// http-backend lets a user that the server has checked push.
		environment = append(environment, "REMOTE_USER=git")
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		if err := measure(r); err != nil {
			http.Error(w, "the request's body could not be read: "+err.Error(), http.StatusBadRequest)
			return
		}
		handler := cgi.Handler{Path: backend, Env: environment, Logger: log.Default()}
		// The protocol's version travels in a header that CGI has no name for.
		if version := r.Header.Get("Git-Protocol"); protocolVersion(version) {
			handler.Env = append(append([]string{}, environment...), "GIT_PROTOCOL="+version)
		}
		handler.ServeHTTP(w, r)
	})
}

// measure reads a body whose length is not known, as a larger push's is, because CGI wants it said.
func measure(r *http.Request) error {
	if len(r.TransferEncoding) == 0 {
		return nil
	}
	body, err := io.ReadAll(r.Body)
	r.Body, r.ContentLength, r.TransferEncoding = io.NopCloser(bytes.NewReader(body)), int64(len(body)), nil
	return err
}

func protocolVersion(text string) bool {
	return len(text) == len("version=N") && strings.HasPrefix(text, "version=")
}

func authorized(user string, next http.Handler) http.Handler {
	if user == "" {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, password, _ := r.BasicAuth()
		if subtle.ConstantTimeCompare([]byte(name+":"+password), []byte(user)) != 1 {
			w.Header().Set("WWW-Authenticate", `Basic realm="git"`)
			http.Error(w, "a user name and password are needed", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}
