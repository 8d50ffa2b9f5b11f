package replay

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/gofrs/flock"

	"firstline/eval"
	"firstline/kb/yaml"
)

// Judgement is what a person thinks of a reply of today beside that of then.
type Judgement string

// The judgements.
const (
	Better Judgement = "better"
	Same   Judgement = "same"
	Worse  Judgement = "worse"
)

// Judgements lists them, best first.
func Judgements() []Judgement { return []Judgement{Better, Same, Worse} }

// DecodeYAML reads one of them.
func (j *Judgement) DecodeYAML(n *yaml.Node) error {
	if *j = Judgement(n.Text()); !slices.Contains(Judgements(), *j) {
		return fmt.Errorf("%q is not better, same or worse", n.Text())
	}
	return nil
}

// Opinion is a judgement with its note. It is outdated where the reply is another by now.
type Opinion struct {
	Verdict  Judgement `json:"verdict"`
	Note     string    `json:"note,omitempty"`
	Outdated bool      `json:"outdated,omitempty"`
}

// OpinionTotal counts opinions; those that are outdated are only counted as such.
type OpinionTotal struct {
	Better   int `json:"better"`
	Same     int `json:"same"`
	Worse    int `json:"worse"`
	Outdated int `json:"outdated"`
}

func (t *OpinionTotal) add(o *Opinion) *OpinionTotal {
	if o == nil {
		return t
	}
	if t == nil {
		t = &OpinionTotal{}
	}
	switch {
	case o.Outdated:
		t.Outdated++
	case o.Verdict == Better:
		t.Better++
	case o.Verdict == Same:
		t.Same++
	default:
		t.Worse++
	}
	return t
}

// verdict is one as the file holds it.
type verdict struct {
	Dialog   string    `json:"dialog" yaml:"dialog,required"`
	Turn     int       `json:"turn" yaml:"turn,required"`
	Operator string    `json:"operator" yaml:"operator"`
	Model    string    `json:"model" yaml:"model"`
	Reply    string    `json:"reply" yaml:"reply"` // a hash of what it was given for
	Verdict  Judgement `json:"verdict" yaml:"verdict,required"`
	Note     string    `json:"note,omitempty" yaml:"note"`
}

func (v verdict) compare(other verdict) int {
	return cmp.Or(cmp.Compare(v.Dialog, other.Dialog), cmp.Compare(v.Turn, other.Turn),
		cmp.Compare(v.Operator, other.Operator), cmp.Compare(v.Model, other.Model))
}

// Verdicts are what people think of the replies to sample dialogs: a YAML file that is kept with them, in the
// order of dialogs and turns.
type Verdicts struct {
	path string
	name string // of the file in mistakes
	lock string
	all  []verdict
}

// OpenVerdicts reads the file at path, which mistakes call name; one that is not there holds none. Who writes it
// holds the file lock meanwhile, which is made where it is not there.
func OpenVerdicts(path, name, lock string) (*Verdicts, error) {
	v := &Verdicts{path: path, name: name, lock: lock}
	return v, v.read()
}

func (v *Verdicts) read() error {
	var all []verdict
	data, err := os.ReadFile(v.path)
	if err == nil {
		err = yaml.Decode(v.name, data, &all)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	slices.SortStableFunc(all, verdict.compare)
	v.all = all
	return nil
}

// Mark gives the replies of a first side their verdicts.
func (v *Verdicts) Mark(s Side, dialogs []*Dialog) {
	for _, d := range dialogs {
		for i := range d.Replies {
			now := d.Replies[i].Now
			if now == nil {
				continue
			}
			at, found := v.find(s, d, i)
			if found {
				one := v.all[at]
				now.Verdict = &Opinion{Verdict: one.Verdict, Note: one.Note, Outdated: one.Reply != now.hash()}
			}
		}
	}
}

func (v *Verdicts) find(s Side, d *Dialog, reply int) (at int, found bool) {
	return slices.BinarySearchFunc(v.all, verdict{Dialog: d.ID, Turn: d.Replies[reply].Turn, Operator: s.Operator, Model: s.Model}, verdict.compare)
}

// Give notes an opinion on a reply of a first side, in the place of an earlier one, or takes it back where it
// is nil; and writes the file in one step. What others have written since it was read is kept.
func (v *Verdicts) Give(s Side, d *Dialog, reply int, o *Opinion) (err error) {
	if err := os.MkdirAll(filepath.Dir(v.lock), 0o777); err != nil {
		return err
	}
	writing := flock.New(v.lock)
	if err := writing.Lock(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, writing.Unlock()) }()
	if err := v.read(); err != nil {
		return err
	}
	now := d.Replies[reply].Now
	at, found := v.find(s, d, reply)
	if found {
		v.all = slices.Delete(v.all, at, at+1)
	}
	if o != nil {
		v.all = slices.Insert(v.all, at, verdict{
			Dialog: d.ID, Turn: d.Replies[reply].Turn, Operator: s.Operator, Model: s.Model,
			Reply: now.hash(), Verdict: o.Verdict, Note: o.Note,
		})
	}
	if err := v.save(); err != nil {
		return err
	}
	now.Verdict = o
	return nil
}

func (v *Verdicts) save() error {
	data, err := json.Marshal(append([]verdict{}, v.all...))
	if err == nil {
		data, err = yaml.FromJSON(data)
	}
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(v.path), 0o777); err != nil {
		return err
	}
	return eval.Replace(v.path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// hash is a hash of what a reply says and does.
func (a *Answer) hash() string {
	return eval.Hash(string(a.Action) + " " + string(a.Reason) + "\n" + a.Text)
}
