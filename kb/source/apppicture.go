package source

import (
	"regexp"
	"slices"
	"strings"

	"firstline/kb"
)

// cutPictures takes the pictures out of what a list says of a place: they show it, and are neither its
// name nor said about it.
func cutPictures(text string) (rest string, images []kb.Image) {
	if !strings.Contains(text, "![") && !strings.Contains(text, "<img") {
		return text, nil
	}
	picture := regexp.MustCompile(`\s*(?:!\[([^\[\]]*)\]\(\s*(?:<([^<>]*)>|((?:[^\s()<>]|\([^()]*\))+))[^()]*\)|<img\s([^>]*>))`)
	rest = replaceOutsideCode(plainPictures(text), picture, func(found []string) (string, bool) {
		image := kb.Image{Src: found[2] + found[3], Alt: found[1]}
		if found[4] != "" {
			attributes := tagAttributes(found[4])
			image = kb.Image{Src: attributes["src"], Alt: attributes["alt"]}
		}
		images = append(images, image)
		return "", true
	})
	return strings.TrimSpace(rest), images
}

// show adds pictures to a place.
func (p *place) show(images []kb.Image) { p.images = withImages(p.images, images) }

// cutPictures takes pictures out of a text of the page, with their paths in the project.
func (r *placeReader) cutPictures(text string) (string, []kb.Image) {
	rest, images := cutPictures(text)
	return rest, imagesIn(r.b.file.path, images)
}

// imagesIn gives pictures of a file the paths that they have in the project.
func imagesIn(file string, images []kb.Image) []kb.Image {
	for i := range images {
		images[i].Src = inProject(file, images[i].Src)
	}
	return images
}

// withImages adds pictures to others, each once.
func withImages(images, more []kb.Image) []kb.Image {
	for _, image := range more {
		if !slices.ContainsFunc(images, func(shown kb.Image) bool { return shown.Src == image.Src }) {
			images = append(images, image)
		}
	}
	return images
}
