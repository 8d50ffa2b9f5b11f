package stats

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

func TestMcNemar(t *testing.T) {
	for _, test := range []struct {
		name         string
		onlyA, onlyB int
		p, midP      float64
	}{
		{"a run against itself", 0, 0, 1, 1},
		{"five lost", 5, 0, 0.0625, 0.03125},
		{"six lost", 6, 0, 0.03125, 0.015625},
		{"ten against two", 10, 2, 0.0386, 0.0225},
		{"Bentur 2009, in Fagerland 2013", 1, 7, 0.0703, 0.0391},
		{"Cavo 2012, in Fagerland 2014", 6, 16, 0.0525, 0.0347},
		{"as many each way", 6, 6, 1, 1 - 0.5*924/4096},
		{"one apart", 1, 2, 1, 0.625},
		{"a million one way", 0, 1_000_000, 0, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, midP := McNemar(test.onlyA, test.onlyB)
			if !near(p, test.p, 5e-5) || !near(midP, test.midP, 5e-5) {
				t.Errorf("p %.4f, mid-p %.4f; want %.4f, %.4f", p, midP, test.p, test.midP)
			}
		})
	}
}

// Against whole numbers without rounding: p is 2·ΣC(n, x)/2ⁿ.
func TestMcNemarExact(t *testing.T) {
	check := func(a, b int, tolerance float64) {
		t.Helper()
		n, k := int64(a+b), int64(min(a, b))
		sum, choose := big.NewInt(1), big.NewInt(1) // of x = 0
		for x := int64(1); x <= k; x++ {
			choose.Mul(choose, big.NewInt(n-x+1)).Div(choose, big.NewInt(x))
			sum.Add(sum, choose)
		}
		all := new(big.Int).Lsh(big.NewInt(1), uint(n))
		share := func(x *big.Int) float64 { f, _ := new(big.Rat).SetFrac(x, all).Float64(); return f }
		at := share(choose)
		wantP, wantMid := 2*share(sum), 2*share(sum)-at
		if a == b {
			wantP, wantMid = 1, 1-at/2
		}
		p, midP := McNemar(a, b)
		if !near(p, wantP, tolerance*wantP) || !near(midP, wantMid, tolerance*wantMid) {
			t.Errorf("%d against %d: %v, %v; want %v, %v", a, b, p, midP, wantP, wantMid)
		}
	}
	for a := range 31 {
		for b := range 31 {
			if a+b > 0 {
				check(a, b, 1e-13)
			}
		}
	}
	check(470, 530, 1e-11)
	check(100, 900, 1e-11)
	check(4900, 5100, 1e-10)
}

func TestMcNemarOfAMillion(t *testing.T) {
	p, midP := McNemar(499_000, 501_000)
	// The normal approximation with its correction for continuity: 1.999 standard deviations.
	if want := math.Erfc(1.999 / math.Sqrt2); !near(p, want, 1e-6) {
		t.Errorf("p = %v, want about %v", p, want)
	}
	if want := math.Erfc(2 / math.Sqrt2); !near(midP, want, 1e-6) {
		t.Errorf("mid-p = %v, want about %v", midP, want)
	}
	if p, _ := McNemar(500_000, 500_000); p != 1 {
		t.Errorf("p of as many each way = %v, want 1", p)
	}
}

func TestMcNemarProperties(t *testing.T) {
	for n := 1; n <= 200; n++ {
		before, beforeMid := 0.0, 0.0
		for k := 0; 2*k <= n; k++ {
			p, midP := McNemar(k, n-k)
			mirrorP, mirrorMid := McNemar(n-k, k)
			if p != mirrorP || midP != mirrorMid {
				t.Fatalf("%d against %d is not its mirror", k, n-k)
			}
			if midP <= 0 || midP > p || p > 1 || p < before || midP < beforeMid {
				t.Fatalf("%d against %d: p %v, mid-p %v, of one more flip %v, %v", k, n-k, p, midP, before, beforeMid)
			}
			before, beforeMid = p, midP
		}
	}
}

// Of a thousand pairs of runs that do not differ, about fifty may be called different, and with
// luck 64; of a thousand in which every dialog lost a fifth of its chance, most must be.
func TestFalseAlarms(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	alarms := func(lost float64) (mcNemar, midP, interval, signs int) {
		for range 1000 {
			var pairs Pairs
			var differences []int
			for range 200 {
				chance := random.Float64()
				a, b := random.Float64() < chance, random.Float64() < chance*(1-lost)
				switch {
				case a && b:
					pairs.Both++
				case a:
					pairs.OnlyA++
					differences = append(differences, -1)
				case b:
					pairs.OnlyB++
					differences = append(differences, 1)
				default:
					pairs.Neither++
				}
			}
			p, mid := McNemar(pairs.OnlyA, pairs.OnlyB)
			_, low, high := Newcombe(pairs)
			_, flip := SignFlip(differences)
			mcNemar += count(p < Alpha)
			midP += count(mid < Alpha)
			interval += count(low > 0 || high < 0)
			signs += count(flip < Alpha)
		}
		return mcNemar, midP, interval, signs
	}
	mcNemar, midP, interval, signs := alarms(0)
	t.Logf("false alarms in 1,000: McNemar %d, mid-p %d, interval %d, sign flip %d", mcNemar, midP, interval, signs)
	for name, n := range map[string]int{"McNemar": mcNemar, "mid-p": midP, "interval": interval, "sign flip": signs} {
		if n > 64 {
			t.Errorf("%s: %d false alarms in 1,000", name, n)
		}
	}
	mcNemar, midP, interval, signs = alarms(0.2)
	t.Logf("found of 1,000: McNemar %d, mid-p %d, interval %d, sign flip %d", mcNemar, midP, interval, signs)
	for name, n := range map[string]int{"McNemar": mcNemar, "mid-p": midP, "interval": interval, "sign flip": signs} {
		if n < 500 {
			t.Errorf("%s: only %d of 1,000 real differences found", name, n)
		}
	}
}

// near is false also where either is not a number.
func near(got, want, tolerance float64) bool { return math.Abs(got-want) <= tolerance }

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func BenchmarkMcNemar(b *testing.B) {
	for b.Loop() {
		McNemar(140, 110)
	}
}

func BenchmarkMcNemarOfAMillion(b *testing.B) {
	for b.Loop() {
		McNemar(499_000, 501_000)
	}
}
