package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSignFlip(t *testing.T) {
	for _, test := range []struct {
		name        string
		differences []int
		mean, p     float64
	}{
		{"none", nil, 0, 1},
		{"all zero", []int{0, 0, 0}, 0, 1},
		{"one", []int{3}, 3, 1},
		{"balanced", []int{4, -4, 1, -1}, 0, 1},
		{"five worse", []int{1, 1, 1, 1, 1}, 1, 0.0625},
		{"zeros do not count", []int{1, 0, 1, 0, 1, 1, 0, 0, 1, 0}, 0.5, 0.0625},
		{"sizes do", []int{1, 2, -3, 4}, 1, 10.0 / 16},
		// Fisher 1935, section 21: Darwin's pairs of maize plants, crossed less self-fertilised, in
		// eighths of an inch. Of 32,768 patterns of signs 863 have a sum of 314 or more.
		{
			"Darwin's maize",
			[]int{49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48},
			314.0 / 15, 2 * 863.0 / 32768,
		},
		{"the smallest number", []int{math.MinInt}, math.MinInt, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			given := slices.Clone(test.differences)
			mean, p := SignFlip(given)
			if !near(mean, test.mean, 1e-12) || !near(p, test.p, 1e-12) {
				t.Errorf("mean %v, p %v; want %v, %v", mean, p, test.mean, test.p)
			}
			if !slices.Equal(given, test.differences) {
				t.Error("the differences were changed")
			}
		})
	}
}

// The distribution of the sum gives what trying every pattern gives, and near where it ends the
// normal approximation gives much the same.
func TestSignFlipWays(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		sizes := make([]float64, 1+random.IntN(14))
		total, sum := 0, 0
		for i := range sizes {
			size := 1 + random.IntN(30)
			sizes[i] = float64(size)
			total += size
			sum += size * (1 - 2*random.IntN(2))
		}
		observed := max(sum, -sum)
		if observed == 0 {
			continue
		}
		summed := signsSummed(sizes, total, observed)
		listed := signsListed(slices.Clone(sizes), float64(observed))
		if !near(summed, listed, 1e-12) {
			t.Fatalf("%v, observed %d: %v summed, %v listed", sizes, observed, summed, listed)
		}
	}
	for range 20 {
		sizes := make([]float64, 400)
		total := 0
		for i := range sizes {
			size := 1 + random.IntN(30)
			sizes[i] = float64(size)
			total += size
		}
		observed := 200 + 100*random.IntN(10) + total%2
		summed, normal := signsSummed(sizes, total, observed), signsNormal(sizes, float64(observed))
		if !near(summed, normal, 0.001) {
			t.Fatalf("observed %d: %v summed, %v normal", observed, summed, normal)
		}
	}
}

// With differences of one it is the exact test of McNemar: listed, summed and, beyond the bound,
// normal.
func TestSignFlipOfOnes(t *testing.T) {
	for _, test := range []struct {
		up, down  int
		tolerance float64
	}{
		{10, 2, 1e-12},
		{60, 40, 1e-12},
		{1030, 970, 1e-10},
		{5100, 4900, 1e-5},
		{510_000, 490_000, 1e-9},
	} {
		differences := append(slices.Repeat([]int{7}, test.up), slices.Repeat([]int{-7}, test.down)...)
		_, p := SignFlip(differences)
		if want, _ := McNemar(test.up, test.down); !near(p, want, test.tolerance) {
			t.Errorf("%d up, %d down: p = %v, want %v", test.up, test.down, p, want)
		}
	}
}

func TestSignFlipProperties(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 200 {
		differences := make([]int, 1+random.IntN(60))
		for i := range differences {
			differences[i] = random.IntN(41) - 18
		}
		mean, p := SignFlip(differences)
		if p <= 0 || p > 1 {
			t.Fatalf("%v: p = %v", differences, p)
		}
		negated, scaled := slices.Clone(differences), slices.Clone(differences)
		for i, d := range differences {
			negated[i], scaled[i] = -d, 1_000_003*d
		}
		slices.Reverse(scaled)
		if m, q := SignFlip(negated); m != -mean || q != p {
			t.Fatalf("%v: mean %v, p %v; negated %v, %v", differences, mean, p, m, q)
		}
		if _, q := SignFlip(scaled); q != p {
			t.Fatalf("%v: p %v, in other units and order %v", differences, p, q)
		}
	}
}

// Twenty differences stay exact however great they are, when their sums cannot be tabled.
func TestSignFlipOfGreatDifferences(t *testing.T) {
	differences := make([]int, 20)
	for i := range differences {
		differences[i] = 1<<29 + i
	}
	if _, p := SignFlip(differences); p != math.Ldexp(1, -19) {
		t.Errorf("p = %v, want 2⁻¹⁹", p)
	}
}

func BenchmarkSignFlip(b *testing.B) {
	random := rand.New(rand.NewPCG(9, 10))
	differences := make([]int, 1000)
	for i := range differences {
		differences[i] = random.IntN(21) - 10
	}
	for b.Loop() {
		SignFlip(differences)
	}
}

func BenchmarkSignFlipAtTheBound(b *testing.B) {
	differences := slices.Repeat([]int{49, -50, 51, 46}, 250)
	for b.Loop() {
		SignFlip(differences)
	}
}
