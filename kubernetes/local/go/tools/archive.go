package main

import (
	"archive/tar"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// The time stamp of everything in an archive: the same content makes the same bytes.
var epoch = time.Unix(0, 0).UTC()

// list is a flag that may be given many times.
type list []string

func (l *list) String() string     { return strings.Join(*l, " ") }
func (l *list) Set(v string) error { *l = append(*l, v); return nil }

type imageConfig struct {
	User       string   `json:",omitempty"`
	Env        []string `json:",omitempty"`
	Entrypoint []string `json:",omitempty"`
	Cmd        []string `json:",omitempty"`
	WorkingDir string   `json:",omitempty"`
}

type rootFS struct {
	Type    string   `json:"type"`
	DiffIDs []string `json:"diff_ids"`
}

type image struct {
	Architecture string      `json:"architecture"`
	OS           string      `json:"os"`
	Created      time.Time   `json:"created"`
	Config       imageConfig `json:"config"`
	RootFS       rootFS      `json:"rootfs"`
}

type manifest struct {
	Config   string
	RepoTags []string
	Layers   []string
}

// imageArchive writes the archive that `docker save` would write, with one layer for each --layer
// folder, the lowest first. All files belong to root and keep their modes.
func imageArchive(arguments []string) error {
	var layers, environment, entrypoint, command list
	flags := flag.NewFlagSet("image-archive", flag.ContinueOnError)
	out := flags.String("out", "", "the archive to write")
	tag := flags.String("tag", "", "NAME:TAG of the image")
	user := flags.String("user", "", "user and group ID of the container")
	folder := flags.String("workdir", "", "working directory of the container")
	flags.Var(&layers, "layer", "a folder to become a layer (may repeat)")
	flags.Var(&environment, "env", "NAME=VALUE (may repeat)")
	flags.Var(&entrypoint, "entrypoint", "a word of the entry point (may repeat)")
	flags.Var(&command, "cmd", "a word of the default arguments (may repeat)")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	if *out == "" || *tag == "" || len(layers) == 0 {
		return errors.New("--out, --tag and --layer are needed")
	}
	temporary := *out + ".new"
	file, err := os.Create(temporary)
	if err != nil {
		return err
	}
	defer os.Remove(temporary)
	defer file.Close()
	archive := tar.NewWriter(file)
	content := image{Architecture: runtime.GOARCH, OS: "linux", Created: epoch,
		Config: imageConfig{*user, environment, entrypoint, command, *folder}, RootFS: rootFS{Type: "layers"}}
	entry := manifest{RepoTags: []string{*tag}}
	for _, folder := range layers {
		name, digest, err := addLayer(archive, folder, filepath.Dir(*out))
		if err != nil {
			return fmt.Errorf("layer %s: %w", folder, err)
		}
		content.RootFS.DiffIDs = append(content.RootFS.DiffIDs, "sha256:"+digest)
		entry.Layers = append(entry.Layers, name)
	}
	configuration, err := json.Marshal(content)
	if err != nil {
		return err
	}
	digest := sha256.Sum256(configuration)
	entry.Config = hex.EncodeToString(digest[:]) + ".json"
	index, err := json.Marshal([]manifest{entry})
	if err != nil {
		return err
	}
	if err := errors.Join(addBytes(archive, entry.Config, configuration), addBytes(archive, "manifest.json", index), archive.Close(), file.Close()); err != nil {
		return err
	}
	return os.Rename(temporary, *out)
}

// addLayer packs a folder into a temporary file beside the archive, because an archive's entry must
// say its size first, and layers are too large to be held in memory.
func addLayer(archive *tar.Writer, folder, temporary string) (name, digest string, err error) {
	file, err := os.CreateTemp(temporary, ".layer-*")
	if err != nil {
		return "", "", err
	}
	defer os.Remove(file.Name())
	defer file.Close()
	hash := sha256.New()
	layer := tar.NewWriter(io.MultiWriter(file, hash))
	if err := addTree(layer, folder); err != nil {
		return "", "", err
	}
	if err := layer.Close(); err != nil {
		return "", "", err
	}
	size, err := file.Seek(0, io.SeekCurrent)
	if err != nil {
		return "", "", err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return "", "", err
	}
	digest = hex.EncodeToString(hash.Sum(nil))
	name = digest + "/layer.tar"
	if err := archive.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: size, ModTime: epoch}); err != nil {
		return "", "", err
	}
	_, err = io.Copy(archive, file)
	return name, digest, err
}

// addTree adds what is below a folder in lexical order.
func addTree(layer *tar.Writer, folder string) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == folder {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		target := ""
		if info.Mode()&fs.ModeSymlink != 0 {
			if target, err = os.Readlink(path); err != nil {
				return err
			}
		}
		header, err := tar.FileInfoHeader(info, target)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		header.Name = filepath.ToSlash(relative)
		if entry.IsDir() {
			header.Name += "/"
		}
		header.Uid, header.Gid, header.Uname, header.Gname = 0, 0, "root", "root"
		header.ModTime, header.AccessTime, header.ChangeTime = epoch, time.Time{}, time.Time{}
		header.Format = tar.FormatPAX
		if err := layer.WriteHeader(header); err != nil || !info.Mode().IsRegular() {
			return err
		}
		source, err := os.Open(path)
		if err != nil {
			return err
		}
		defer source.Close()
		_, err = io.Copy(layer, source)
		return err
	})
}

func addBytes(archive *tar.Writer, name string, content []byte) error {
	if err := archive.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(content)), ModTime: epoch}); err != nil {
		return err
	}
	_, err := archive.Write(content)
	return err
}
