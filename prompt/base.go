package prompt

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The built-in base layers: base/LANGUAGE.VERSION.md.
//
//go:embed base/*.md
var baseFiles embed.FS

// Base gives a built-in base layer. The version is written base@1, and "" means the newest; the
// language is ru or en. Its lines stand in a file that is called base@1.ru.
func Base(version, language string) (Layer, error) {
	versions, languages := baseVersions(language)
	if len(versions) == 0 {
		return Layer{}, fmt.Errorf("no built-in base layer in language %q; there is %s", language, strings.Join(languages, ", "))
	}
	wanted := versions[len(versions)-1]
	if version != "" {
		number, err := strconv.Atoi(strings.TrimPrefix(version, "base@"))
		if err != nil || !strings.HasPrefix(version, "base@") || !slices.Contains(versions, number) {
			return Layer{}, fmt.Errorf("no built-in base layer %q; there is %s", version, strings.Join(Versions(language), ", "))
		}
		wanted = number
	}
	data, err := baseFiles.ReadFile(fmt.Sprintf("base/%s.%d.md", language, wanted))
	if err != nil {
		return Layer{}, err
	}
	return File(base, fmt.Sprintf("base@%d.%s", wanted, language), data), nil
}

// baseVersions lists the built-in versions in a language, oldest first, and the languages there are.
func baseVersions(language string) (versions []int, languages []string) {
	files, err := baseFiles.ReadDir("base")
	if err != nil {
		return nil, nil
	}
	for _, file := range files {
		name, rest, _ := strings.Cut(file.Name(), ".")
		number, err := strconv.Atoi(strings.TrimSuffix(rest, ".md"))
		if err != nil {
			continue
		}
		if !slices.Contains(languages, name) {
			languages = append(languages, name)
		}
		if name == language {
			versions = append(versions, number)
		}
	}
	slices.Sort(versions)
	return versions, languages
}

// Versions lists the built-in base layers in a language, oldest first: base@1, base@2.
func Versions(language string) []string {
	var names []string
	versions, _ := baseVersions(language)
	for _, v := range versions {
		names = append(names, fmt.Sprintf("base@%d", v))
	}
	return names
}
