package page

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What stands in a message for what is only known when a program runs.
const (
	anyText   = '\uE000'
	anyNumber = '\uE001'
)

// spoken finds what the code of a package can say of files: by their names, the functions and the
// fields that take what is said, and all that reaches them through parameters, variables, constants,
// fields and results of the package. It knows no types: two functions of a name are one.
type spoken struct {
	tb     testing.TB
	fset   *token.FileSet
	funcs  map[string][]*ast.FuncDecl
	consts map[string]ast.Expr
	fields map[string][]scoped
	calls  map[string][]call
	sinks  map[sink]bool
	queue  []sink
	known  map[reached][]string
	said   map[string]string // a message, and where it is said
}

// reached is a name in a function that was followed already; what leads back to itself adds nothing.
type reached struct {
	in     *ast.FuncDecl
	name   string
	result int
	format bool
	inside bool
}

// scoped is an expression in the function that it stands in.
type scoped struct {
	in *ast.FuncDecl
	ast.Expr
	format bool
	args   []ast.Expr // what fills the format in
	inside bool       // it is a part of what is said, and not behind a colon
}

type call struct {
	in *ast.FuncDecl
	*ast.CallExpr
}

// sink is a parameter of which all that is given for it is said.
type sink struct {
	name   string
	at     int
	format bool
}

// sayingFields are the fields whose values are said, of whatever type.
var sayingFields = []string{"Message", "Hint", "Reason", "Msg", "How"}

// followedFields are those that keep for later what is said then. Others hold what files hold.
var followedFields = []string{"mistake", "skipped"}

// sayingTypes are the types that are written without the names of their fields: which of them are said.
var sayingTypes = map[string][]int{"Refusal": {0, 1}, "Note": {1, 2}}

func newSpoken(tb testing.TB, pattern string) *spoken {
	tb.Helper()
	s := &spoken{
		tb: tb, fset: token.NewFileSet(), funcs: map[string][]*ast.FuncDecl{}, consts: map[string]ast.Expr{},
		fields: map[string][]scoped{}, calls: map[string][]call{}, sinks: map[sink]bool{}, known: map[reached][]string{}, said: map[string]string{},
	}
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		tb.Fatalf("no code is %s: %v", pattern, err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(s.fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			tb.Fatal(err)
		}
		for _, d := range file.Decls {
			s.gather(d)
		}
	}
	return s
}

// gather takes what a declaration declares, and the calls and fields in it.
func (s *spoken) gather(d ast.Decl) {
	in, _ := d.(*ast.FuncDecl)
	if in != nil {
		s.funcs[in.Name.Name] = append(s.funcs[in.Name.Name], in)
	}
	ast.Inspect(d, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ValueSpec:
			for i, name := range n.Names {
				if in == nil && i < len(n.Values) {
					s.consts[name.Name] = n.Values[i]
				}
			}
		case *ast.CallExpr:
			s.calls[called(n)] = append(s.calls[called(n)], call{in, n})
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok {
				s.fields[key.Name] = append(s.fields[key.Name], scoped{in: in, Expr: n.Value})
			}
		case *ast.AssignStmt:
			for i, left := range n.Lhs {
				if field, ok := left.(*ast.SelectorExpr); ok && len(n.Lhs) == len(n.Rhs) {
					s.fields[field.Sel.Name] = append(s.fields[field.Sel.Name], scoped{in: in, Expr: n.Rhs[i]})
				}
			}
		case *ast.CompositeLit:
			s.gatherPositional(in, n)
		}
		return true
	})
}

func (s *spoken) gatherPositional(in *ast.FuncDecl, n *ast.CompositeLit) {
	name, ok := n.Type.(*ast.Ident)
	if !ok {
		return
	}
	for _, i := range sayingTypes[name.Name] {
		if i < len(n.Elts) {
			if _, keyed := n.Elts[i].(*ast.KeyValueExpr); !keyed {
				s.fields["Msg"] = append(s.fields["Msg"], scoped{in: in, Expr: n.Elts[i]})
			}
		}
	}
}

// all gives all that is said, each with a place where it is.
func (s *spoken) all() map[string]string {
	for _, field := range sayingFields {
		for _, e := range s.fields[field] {
			s.say(e)
		}
	}
	for _, known := range []sink{{"Errorf", 0, true}, {"Errorf", 1, true}, {"New", 0, false}} {
		s.sink(known)
	}
	for len(s.queue) > 0 {
		next := s.queue[0]
		s.queue = s.queue[1:]
		for _, c := range s.calls[next.name] {
			if next.at < len(c.Args) {
				s.say(scoped{in: c.in, Expr: c.Args[next.at], format: next.format, args: c.Args[next.at+1:]})
			}
		}
	}
	return s.said
}

func (s *spoken) sink(k sink) {
	if !s.sinks[k] {
		s.sinks[k] = true
		s.queue = append(s.queue, k)
	}
}

// say takes what an expression can be; a parameter of its function is a sink in its turn.
func (s *spoken) say(e scoped) {
	for _, message := range s.values(e, 0) {
		if strings.Trim(message, string([]rune{anyText, anyNumber})) != "" {
			s.said[message] = s.fset.Position(e.Pos()).String()
		}
	}
}

// most is how many variants of a message are followed.
const mostVariants = 80

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
