package measure

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"os"
	"testing"

	"firstline/eval/dialog"
	"firstline/kb/yaml"
)

var update = flag.Bool("update", false, "write the sample dialogs of the sample company anew")

const samplePath = "../../../testdata/vestochka/dialogs/2026-h1.jsonl"

// TestSample holds that the sample dialogs are those that the phrases make.
func TestSample(t *testing.T) {
	data, err := os.ReadFile("testdata/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	w := &writer{random: rand.New(rand.NewPCG(2026, 1))}
	if err := yaml.Decode("testdata/sample.yaml", data, &w.phrases); err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	for _, d := range w.dialogs() {
		if err := dialog.Write(&file, d); err != nil {
			t.Fatal(err)
		}
	}
	if *update {
		if err := os.WriteFile(samplePath, file.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	stored, err := os.ReadFile(samplePath)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(stored, file.Bytes()) {
		t.Error("the phrases make other dialogs; -update writes them")
	}
}

// phrases are those of testdata/sample.yaml.
type phrases struct {
	Known      []subject `yaml:"known,required"`
	Unknown    []subject `yaml:"unknown,required"`
	Trouble    []subject `yaml:"trouble,required"`
	Calls      []string  `yaml:"calls,required"`
	CallsAgain []string  `yaml:"calls_again,required"`
	Greetings  []string  `yaml:"greetings,required"`
	Clarify    string    `yaml:"clarify,required"`
	Handoff    string    `yaml:"handoff,required"`
	Calling    string    `yaml:"calling,required"`
	Closing    []string  `yaml:"closing,required"`
	Anything   []string  `yaml:"anything,required"`
	Helped     []string  `yaml:"helped,required"`
	Lukewarm   []string  `yaml:"lukewarm,required"`
	Unhelped   []string  `yaml:"unhelped,required"`
	Politely   []string  `yaml:"politely,required"`
	HelpedEn   []string  `yaml:"helped_en,required"`
	HelloEn    []string  `yaml:"hello_en,required"`
	Sorry      string    `yaml:"sorry,required"`
	HumanFix   []string  `yaml:"human_fix,required"`
	HumanNames []string  `yaml:"human_names,required"`
	Signed     []string  `yaml:"signed,required"`
}

type subject struct {
	Topic    string   `yaml:"topic,required"`
	Weight   int      `yaml:"weight,required"`
	Ask      []string `yaml:"ask,required"`
	Answer   string   `yaml:"answer"`
	Human    string   `yaml:"human"`
	Operator string   `yaml:"operator"`
	Language string   `yaml:"language"`
	Then     []struct {
		Ask    string `yaml:"ask,required"`
		Answer string `yaml:"answer,required"`
	} `yaml:"then"`
}
