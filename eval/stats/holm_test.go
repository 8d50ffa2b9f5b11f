package stats

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestHolm(t *testing.T) {
	for name, test := range map[string]struct{ p, want []float64 }{
		"none":             {nil, []float64{}},
		"one":              {[]float64{0.04}, []float64{0.04}},
		"in any order":     {[]float64{0.01, 0.04, 0.03, 0.005}, []float64{0.03, 0.06, 0.06, 0.02}},
		"never falling":    {[]float64{0.01, 0.02, 0.03, 0.04, 0.05}, []float64{0.05, 0.08, 0.09, 0.09, 0.09}},
		"at most one":      {[]float64{0.9, 0.8, 0.3}, []float64{1, 1, 0.9}},
		"equal ones":       {[]float64{0.02, 0.02}, []float64{0.04, 0.04}},
		"nothing at all":   {[]float64{1, 1, 1}, []float64{1, 1, 1}},
		"beyond any doubt": {[]float64{0, 0}, []float64{0, 0}},
	} {
		t.Run(name, func(t *testing.T) {
			given := slices.Clone(test.p)
			if diff := cmp.Diff(test.want, Holm(given), cmpopts.EquateApprox(0, 1e-12)); diff != "" {
				t.Error(diff)
			}
			if !slices.Equal(given, test.p) {
				t.Error("the values were moved")
			}
		})
	}
}

// The adjusted values say what Holm's procedure does: going up from the smallest of m, reject while
// p(i) ≤ α/(m − i + 1), and stop at the first that is not.
func TestHolmRejects(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	rejections := 0
	for range 2000 {
		p := make([]float64, 1+random.IntN(8))
		for i := range p {
			p[i] = random.Float64() * random.Float64() * 0.1
		}
		adjusted := Holm(p)
		rejecting := true
		for i, value := range slices.Sorted(slices.Values(p)) {
			rejecting = rejecting && value <= Alpha/float64(len(p)-i)
			at := slices.Index(p, value)
			if rejecting {
				rejections++
			}
			if rejecting != (adjusted[at] <= Alpha) || adjusted[at] < value {
				t.Fatalf("p %v adjusted %v: %v is rejected: %v", p, adjusted, value, rejecting)
			}
		}
	}
	if rejections == 0 {
		t.Error("nothing was rejected")
	}
}
