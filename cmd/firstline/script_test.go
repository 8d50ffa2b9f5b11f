package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"firstline/cmd/firstline/internal/firstlinetest"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"firstline": main})
}

// TestScripts runs the commands as users do. Each script's first line says what must hold.
// $COMPANY is a fresh copy of the sample company.
func TestScripts(t *testing.T) {
	company, err := filepath.Abs("../../testdata/vestochka")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("FIRSTLINE_NOW", "2026-11-23T12:00:00+03:00")
			env.Setenv("COMPANY", filepath.Join(env.WorkDir, "vestochka"))
			env.Values[embeddingsKey{}] = newEmbeddings()
			env.Values[chatModelKey] = &chatModel{}
			return firstlinetest.CopySample(filepath.Join(env.WorkDir, "vestochka"), company)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"chatmodel":  chatModelCommand,
			"embeddings": embeddingsCommand,
			"model":      modelCommand,
			"exits":      exits,
			"flip":       flip,
			"same":       sameResults,
		},
	})
}

// exits holds the exit status of firstline: exits 2 firstline eval --list.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND ARGUMENT…")
	}
	status := 0
	var failed *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &failed) {
		status = failed.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(status) != args[0] {
		ts.Fatalf("exit status %d, want %s", status, args[0])
	}
}

// flip changes one bit in the middle of a file: flip .firstline/index.
func flip(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	data, err := os.ReadFile(name)
	ts.Check(err)
	data[len(data)/2] ^= 1
	ts.Check(os.WriteFile(name, data, 0o666))
}
