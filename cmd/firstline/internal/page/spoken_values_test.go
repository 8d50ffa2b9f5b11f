package page

import (
	"go/ast"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// values gives what an expression of text can be. Where that does not show, it is any text.
func (s *spoken) values(e scoped, depth int) []string {
	unknown := []string{string(anyText)}
	if depth > 12 {
		return unknown
	}
	switch x := e.Expr.(type) {
	case *ast.BasicLit:
		if x.Kind != token.STRING {
			return []string{string(anyNumber)}
		}
		text, err := strconv.Unquote(x.Value)
		if err != nil {
			s.tb.Fatal(err)
		}
		if e.format {
			return s.formatted(text, e.in, e.args, depth)
		}
		return []string{text}
	case *ast.ParenExpr:
		return s.values(scoped{e.in, x.X, e.format, e.args, e.inside}, depth+1)
	case *ast.BinaryExpr:
		if x.Op != token.ADD {
			return unknown
		}
		left := s.values(scoped{e.in, x.X, e.format, e.args, true}, depth+1)
		return product(left, s.values(scoped{e.in, x.Y, e.format, e.args, !opens(left)}, depth+1))
	case *ast.Ident:
		return s.named(x.Name, e, depth)
	case *ast.SelectorExpr:
		return s.field(x.Sel.Name, depth)
	case *ast.CallExpr:
		return s.result(e.in, x, 0, e.inside, depth)
	}
	return unknown
}

// field gives all that a field is set to.
func (s *spoken) field(name string, depth int) []string {
	if !slices.Contains(followedFields, name) {
		return []string{string(anyText)}
	}
	return s.once(reached{name: name}, func() (all []string) {
		for _, e := range s.fields[name] {
			all = join(all, s.values(e, depth+1))
		}
		return all
	})
}

// once follows what a name can be, once.
func (s *spoken) once(at reached, follow func() []string) []string {
	if all, known := s.known[at]; known {
		return orUnknown(all)
	}
	s.known[at] = nil
	s.known[at] = follow()
	return orUnknown(s.known[at])
}

// named gives what a variable, a constant or a parameter can be.
func (s *spoken) named(name string, e scoped, depth int) []string {
	if value := s.consts[name]; value != nil {
		return s.values(scoped{nil, value, e.format, e.args, e.inside}, depth+1)
	}
	if e.in == nil {
		return []string{string(anyText)}
	}
	at := 0
	for _, field := range e.in.Type.Params.List {
		for _, p := range field.Names {
			if p.Name == name {
				if !e.inside {
					s.sink(sink{e.in.Name.Name, at, e.format})
				}
				return []string{string(anyText)}
			}
			at++
		}
	}
	return s.once(reached{e.in, name, -1, e.format, e.inside}, func() []string { return s.assigned(name, e, depth) })
}

// assigned gives what a variable is set to in its function.
func (s *spoken) assigned(name string, e scoped, depth int) (all []string) {
	ast.Inspect(e.in, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, left := range n.Lhs {
				if id, ok := left.(*ast.Ident); !ok || id.Name != name {
					continue
				}
				if c, ok := n.Rhs[0].(*ast.CallExpr); ok && len(n.Rhs) < len(n.Lhs) {
					all = join(all, s.result(e.in, c, i, e.inside, depth+1))
				} else if i < len(n.Rhs) && n.Tok != token.ADD_ASSIGN {
					all = join(all, s.values(scoped{e.in, n.Rhs[i], e.format, e.args, e.inside}, depth+1))
				}
			}
		case *ast.ValueSpec:
			for i, id := range n.Names {
				if id.Name == name && i < len(n.Values) {
					all = join(all, s.values(scoped{e.in, n.Values[i], e.format, e.args, e.inside}, depth+1))
				}
			}
		}
		return true
	})
	return all
}

// result gives what a call gives for its result number i.
func (s *spoken) result(in *ast.FuncDecl, c *ast.CallExpr, i int, inside bool, depth int) []string {
	name := called(c)
	switch name {
	case "Sprintf", "Errorf":
		at := 0
		if first, ok := c.Fun.(*ast.SelectorExpr); ok && name == "Errorf" {
			if p, ok := first.X.(*ast.Ident); ok && p.Name == "kb" {
				at = 1
			}
		}
		var all []string
		for _, format := range s.values(scoped{in, c.Args[at], false, nil, true}, depth+1) {
			if format == string(anyText) {
				s.values(scoped{in, c.Args[at], true, nil, false}, depth+1) // what is given for it is a format
			}
			all = join(all, s.formatted(format, in, c.Args[at+1:], depth))
		}
		return all
	case "Itoa", "len":
		return []string{string(anyNumber)}
	case "Or":
		var all []string
		for _, a := range c.Args {
			all = join(all, s.values(scoped{in, a, false, nil, inside}, depth+1))
		}
		return all
	}
	var all []string
	for _, f := range s.funcs[name] {
		all = join(all, s.once(reached{f, name, i, false, inside}, func() []string { return s.returned(f, i, inside, depth) }))
	}
	return orUnknown(all)
}

func (s *spoken) returned(f *ast.FuncDecl, i int, inside bool, depth int) (all []string) {
	if f.Type.Results == nil || f.Body == nil {
		return nil
	}
	var names []string
	for _, field := range f.Type.Results.List {
		for _, n := range field.Names {
			names = append(names, n.Name)
		}
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			switch {
			case i < len(n.Results) && len(n.Results) > 0:
				all = join(all, s.values(scoped{f, n.Results[i], false, nil, inside}, depth+1))
			case len(n.Results) == 0 && i < len(names):
				all = join(all, s.named(names[i], scoped{in: f, inside: inside}, depth+1))
			}
		}
		return true
	})
	return all
}

// formatted fills a format in with what its arguments can be.
func (s *spoken) formatted(format string, in *ast.FuncDecl, args []ast.Expr, depth int) []string {
	verb := regexp.MustCompile(`%[-+# 0]*[0-9]*(?:\.[0-9]+)?(?:\[[0-9]+\])?[a-zA-Z%]`)
	all, end, next := []string{""}, 0, 0
	for _, at := range verb.FindAllStringIndex(format, -1) {
		all = product(all, []string{format[end:at[0]]})
		end = at[1]
		kind := format[at[1]-1]
		if kind == '%' {
			all = product(all, []string{"%"})
			continue
		}
		part := []string{string(anyText)}
		switch {
		case kind == 'd', kind == 'f', kind == 'x':
			part = []string{string(anyNumber)}
		case next < len(args) && kind != 'q' && kind != 'T':
			part = s.values(scoped{in, args[next], false, nil, !opens(all)}, depth+1)
		}
		if kind == 'q' {
			part = product(product([]string{`"`}, part), []string{`"`})
		}
		next++
		all = product(all, part)
	}
	return product(all, []string{format[end:]})
}

// opens tells whether what follows these texts is said on its own: behind a colon, or at once.
func opens(texts []string) bool {
	return slices.ContainsFunc(texts, func(s string) bool { return s == "" || strings.HasSuffix(s, ": ") })
}

func product(a, b []string) (all []string) {
	if len(a)*len(b) > mostVariants {
		b = []string{string(anyText)}
	}
	for _, x := range a {
		for _, y := range b {
			all = append(all, x+y)
		}
	}
	return all
}

func join(a, b []string) []string {
	for _, x := range b {
		if !slices.Contains(a, x) && len(a) < mostVariants {
			a = append(a, x)
		}
	}
	return a
}

func orUnknown(all []string) []string {
	if len(all) == 0 {
		return []string{string(anyText)}
	}
	return all
}

// called is the name of what a call calls, without its package or receiver.
func called(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.IndexExpr:
		if id, ok := f.X.(*ast.Ident); ok {
			return id.Name
		}
	}
	return ""
}

// folders are those with code below a folder.
func folders(tb testing.TB, root string) (all []string) {
	tb.Helper()
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if d.Name() == "testdata" {
			return filepath.SkipDir
		}
		if own, _ := filepath.Glob(filepath.Join(name, "*.go")); len(own) > 0 {
			all = append(all, name)
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return all
}
