package store

import "testing"

func TestEdits(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "ab", 2},
		{"кот", "кот", 0},
		{"кот", "кит", 1},
		{"кот", "кто", 1},
		{"кот", "коты", 1},
		{"пароль", "праоль", 1},
		{"пароль", "парл", 2},
		{"доставка", "достафкаа", 2},
		{"abc", "xyz", 3},
	}
	for _, tt := range tests {
		for _, pair := range [][2]string{{tt.a, tt.b}, {tt.b, tt.a}} {
			if got := edits([]rune(pair[0]), []rune(pair[1])); got != tt.want {
				t.Errorf("%s to %s: %d edits, want %d", pair[0], pair[1], got, tt.want)
			}
		}
	}
}

func TestLike(t *testing.T) {
	all := newSpellings(map[string]int{"пароль": 1, "параллель": 2, "доставка": 3, "кот": 4, "1990": 5, "vt-op-1": 6, "delivery": 7, "тариф": 8})
	tests := []struct {
		word string
		want int // 0: nothing is like it
	}{
		{"праоль", 1},
		{"парль", 1},
		{"прль", 0},
		{"дастафка", 3},
		{"дастафкаа", 0},
		{"кит", 0},
		{"1991", 0},
		{"vt-op-2", 0},
		{"delivrey", 7},
		{"тарриф", 8},
		{"тар", 0},
		{"", 0},
	}
	for _, tt := range tests {
		got := all.like(tt.word)
		if tt.want == 0 && len(got) > 0 || tt.want > 0 && (len(got) != 1 || got[0].term != tt.want) {
			t.Errorf("%s is like %v, want %d", tt.word, got, tt.want)
		}
	}
}
