package main

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/kb"
)

//go:embed templates
var templates embed.FS

type initOptions struct {
	language string
	with     string
}

func newInit(a *app) *cobra.Command {
	var o initOptions
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "make a small working project",
		Long: `Makes a small working project in DIR (default: the current folder): a knowledge base, an
operator, a question set. Files that are there already are never changed. Where there is a kb/
already, its files stay the knowledge, the first question set asks about them, and the project is in
their language.

--with safety adds question sets that fit any company: asking for a human, wrong address, off
topic, spam, secrets, break-in attempts, invented promises, changes of language, and questions
that only look forbidden. It goes into a project that is there already as well, by default in its
language. One of the sets plants orders in a file of the knowledge, kb/safety/planted.md, which an
operator of its own answers from; where firstline.yaml has no such operator, the lines are printed.

Exit status: 0 done · 2 there is a project already, or its firstline.yaml is wrong · 3 the disk failed.`,
		Example: "  firstline init shop --language en\n  firstline eval -C shop\n  firstline init shop --with safety",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := a.dir
			if len(args) == 1 {
				dir = filepath.Join(dir, args[0])
			}
			return a.runInit(filepath.Clean(dir), o)
		},
	}
	cmd.Flags().StringVar(&o.language, "language", "", "of the operator: ru or en (default: that of kb/, where there is one, and else ru)")
	cmd.Flags().StringVar(&o.with, "with", "", "add question sets that are ready: safety")
	return cmd
}

func (a *app) runInit(dir string, o initOptions) error {
	err := firstError(
		oneOf("--language", cmp.Or(o.language, "ru"), "ru", "en"),
		oneOf("--with", cmp.Or(o.with, safetySets), safetySets))
	if err != nil {
		return err
	}
	if _, err := os.Lstat(filepath.Join(dir, project.FileName)); err == nil {
		if o.with == "" {
			return usageError("%s is there already; nothing was changed", filepath.Join(dir, project.FileName))
		}
		return a.addSafety(dir, o.language)
	}
	own, err := hasKnowledge(dir)
	if err != nil {
		return err
	}
	var sources []*kb.Source
	if own {
		if sources, err = readOwn(os.DirFS(dir)); err != nil {
			a.complain(err)
		}
	}
	if found := languageOf(sources); o.language == "" && found != "" {
		o.language = found
		a.note("the project is in the language of %s/: %s; --language sets another", project.KnowledgeDir, found)
	}
	o.language = cmp.Or(o.language, "ru")
	files, err := newFiles(o.language)
	if err != nil {
		return err
	}
	if own {
		if err := a.keepOwn(files, sources, o.language); err != nil {
			return err
		}
	}
	if o.with != "" {
		if err := joinSafety(files, o.language); err != nil {
			return err
		}
	}
	if err := a.writeAll(dir, files); err != nil {
		return err
	}
	a.sayNext(dir)
	return nil
}

// keepOwn changes the files of a new project to those of a folder that has a kb/ of its own: its
// files stay the knowledge, the first question set asks about them, and of the company nothing is
// made up.
func (a *app) keepOwn(files map[string][]byte, sources []*kb.Source, language string) (err error) {
	maps.DeleteFunc(files, func(name string, _ []byte) bool {
		return strings.HasPrefix(name, project.KnowledgeDir+"/") || strings.HasPrefix(name, project.EvalDir+"/")
	})
	if set := firstSet(sources, language); set != nil {
		files[project.EvalDir+"/first.yaml"] = set
	} else {
		a.note("%s/ holds nothing to ask about yet; write a first question set into %s/", project.KnowledgeDir, project.EvalDir)
	}
	for _, name := range []string{"prompt/company.yaml", "prompt/vera.md"} {
		if files[name], err = templates.ReadFile(path.Join("templates", "own", language, name)); err != nil {
			return err
		}
	}
	return nil
}

// hasKnowledge tells whether a folder has files under kb/.
func hasKnowledge(dir string) (bool, error) {
	files, err := os.ReadDir(filepath.Join(dir, project.KnowledgeDir))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, &exitError{wrong, err}
	}
	return len(files) > 0, nil
}

// newFiles gives the files of a new project by their names in it.
func newFiles(language string) (map[string][]byte, error) {
	files, err := templateFiles(language)
	ignore, ignoreErr := templates.ReadFile("templates/gitignore")
	files[".gitignore"] = ignore
	return files, errors.Join(err, ignoreErr)
}

// templateFiles gives the files of a folder of the templates by their names in it.
func templateFiles(folder string) (map[string][]byte, error) {
	files := map[string][]byte{}
	root := path.Join("templates", folder)
	err := fs.WalkDir(templates, root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := templates.ReadFile(name)
		files[strings.TrimPrefix(name, root+"/")] = data
		return err
	})
	return files, err
}

// writeAll writes the files that are not there yet, in the order of their names.
func (a *app) writeAll(dir string, files map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := a.writeNew(filepath.Join(dir, filepath.FromSlash(name)), files[name]); err != nil {
			return err
		}
	}
	return nil
}

// writeNew writes a file that is not there yet, and says so. One that is stays as it is.
func (a *app) writeNew(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		a.note("%s is there already, and stays as it is", name)
		return nil
	}
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Close())
}

func (a *app) sayNext(dir string) {
	at := ""
	if dir != "." {
		at = " -C " + quoteArg(dir)
	}
	fmt.Fprintf(a.out, `made a project in %s

next:
  firstline eval%s        # plays the question sets of eval/
  firstline show%s        # what was understood of kb/

Then put your own files into kb/, your company into prompt/company.yaml, and your customers'
questions into eval/.
`, dir, at, at)
}

// quoteArg makes a path one argument of a shell.
func quoteArg(s string) string {
	if strings.ContainsAny(s, " '\"$&()") {
		return `"` + s + `"`
	}
	return s
}
