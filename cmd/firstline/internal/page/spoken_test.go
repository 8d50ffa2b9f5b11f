package page

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
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
