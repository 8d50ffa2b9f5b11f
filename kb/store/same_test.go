package store

import "testing"

func TestAlike(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"", "", true},
		{"", " \n", true},
		{"а", "", false},
		{"Ещё  раз", "еще раз ", true},
		{"−20 %", "+20 %", false},
		{"1,5", "15", false},
		{"✅", "❌", false},
		{"да\xff", "да", false},
		{"да\xff", "ДА\xff", true},
		{"İ", "i", true},
	} {
		if alike(tt.a, tt.b) != tt.want || alike(tt.b, tt.a) != tt.want {
			t.Errorf("%q and %q: want %t", tt.a, tt.b, tt.want)
		}
	}
}
