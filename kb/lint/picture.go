package lint

import (
	"bytes"
	"fmt"
	"image"
	_ "image/gif"  // the formats that a chat shows
	_ "image/jpeg" // the same
	_ "image/png"  // the same
	"io/fs"
	"net/url"
	"path"
	"strings"

	"firstline/kb"
)

// The codes of pictures.
const (
	noPicture   = "KB403"
	badPicture  = "KB404"
	noAlt       = "KB405"
	mostPicture = 64 << 20 // bytes that are looked at
)

// images finds pictures that are missing, cannot be shown, or have no text.
func images(c *corpus) []kb.Finding {
	var findings []kb.Finding
	checked := map[string]string{} // the name of a picture → what is wrong with it
	for _, e := range c.entries {
		for _, img := range e.Images {
			if address, err := url.Parse(img.Src); err != nil || address.Scheme != "" || strings.HasPrefix(img.Src, "//") || strings.HasPrefix(img.Src, "..") {
				continue
			}
			findings = append(findings, c.picture(e, img, checked)...)
		}
	}
	return findings
}

// picture tells what is wrong with a picture of the project.
func (c *corpus) picture(e *entry, img kb.Image, checked map[string]string) []kb.Finding {
	line, written := e.lineWith(path.Base(img.Src)), path.Base(img.Src)
	pos := c.locate(e, line, written)
	name, ok := c.pictureFile(img.Src)
	if !ok {
		return []kb.Finding{finding(noPicture, pos, fmt.Sprintf("the picture %s is not there", img.Src), c.nearPicture(img.Src))}
	}
	var findings []kb.Finding
	wrong, known := checked[name]
	if !known {
		wrong = c.unreadable(name)
		checked[name] = wrong
	}
	if wrong != "" {
		findings = append(findings, finding(badPicture, pos, fmt.Sprintf("the picture %s cannot be shown: %s", name, wrong), "save it as PNG or JPEG again"))
	}
	if strings.TrimSpace(img.Alt) == "" {
		findings = append(findings, finding(noAlt, pos, fmt.Sprintf("the picture %s has no text", img.Src), "say in a few words what it shows: an operator chooses a picture by them, and who cannot see it hears them"))
	}
	return findings
}

// lineWith gives the line of the body, from 0, that holds a text.
func (e *entry) lineWith(written string) int {
	for i, line := range strings.Split(e.Body, "\n") {
		if strings.Contains(line, written) {
			return i
		}
	}
	return 0
}

// pictureFile gives the name under which a picture lies in the project.
func (c *corpus) pictureFile(src string) (string, bool) {
	decoded, err := url.PathUnescape(src)
	if err != nil {
		decoded = src
	}
	for _, name := range []string{src, decoded, strings.SplitN(src, "#", 2)[0], strings.SplitN(src, "?", 2)[0]} {
		if info, err := fs.Stat(c.Files, path.Clean(name)); err == nil && !info.IsDir() {
			return path.Clean(name), true
		}
	}
	return "", false
}

// unreadable says why a picture cannot be shown; "" where it can.
func (c *corpus) unreadable(name string) string {
	data, err := fs.ReadFile(c.Files, name)
	switch {
	case err != nil:
		return "it cannot be read"
	case len(data) == 0:
		return "the file is empty"
	case len(data) > mostPicture:
		return "it is larger than 64 MB"
	}
	head := data[:min(len(data), 512)]
	switch ext := strings.ToLower(path.Ext(name)); {
	case ext == ".svg":
		if !bytes.Contains(data, []byte("<svg")) {
			return "it is no SVG"
		}
	case bytes.HasPrefix(head, []byte("RIFF")) && bytes.Contains(head, []byte("WEBP")), ext == ".avif", ext == ".heic", ext == ".ico", ext == ".bmp", ext == ".tif", ext == ".tiff":
	default:
		if _, _, err := image.DecodeConfig(bytes.NewReader(data)); err != nil {
			return "it is no picture, whatever its name says"
		}
	}
	return ""
}

// nearPicture suggests the file that may be meant.
func (c *corpus) nearPicture(src string) string {
	if name := caseTwin(c.Files, src); name != "" {
		return "did you mean " + name + "? capitals count on a server"
	}
	return "put the file there, or take the picture out"
}

// caseTwin finds the one file whose name differs from another in capitals alone.
func caseTwin(files fs.FS, name string) string {
	entries, err := fs.ReadDir(files, path.Dir(name))
	if err != nil {
		return ""
	}
	for _, entry := range entries {
		if strings.EqualFold(entry.Name(), path.Base(name)) {
			return path.Join(path.Dir(name), entry.Name())
		}
	}
	return ""
}
