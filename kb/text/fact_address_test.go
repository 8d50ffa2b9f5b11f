package text_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEnglishAddresses(t *testing.T) {
	for s, want := range map[string]string{
		"Collect it from Warehouse 5, Tanner's Yard, Bristol": "address Warehouse 5, Tanner's Yard",
		"Unit 7, Mill Lane":                        "address Unit 7, Mill Lane",
		"We are at 5 Park Row.":                    "address 5 Park Row",
		"17 Tanner's Yard":                         "address 17 Tanner's Yard",
		"visit 12 St. Mary's Close":                "address 12 St. Mary's Close",
		"Our shop is at 3 Orchard Way, open daily": "address 3 Orchard Way",
		"8 Station Drive, Leeds LS1 1AA":           "address 8 Station Drive; postcode LS1 1AA",
		"Bristol ZZ9 9ZZ":                          "postcode ZZ9 9ZZ",
		"our shop (BS1 4HS) is open":               "postcode BS1 4HS",
		"send it to SW1A 1AA, please":              "postcode SW1A 1AA",
		"9 Coyote Hill Rd":                         "address 9 Coyote Hill Rd",
		"400 Oak Street, Austin, TX 78701":         "address 400 Oak Street; postcode TX 78701",
	} {
		if diff := cmp.Diff(want, strings.Join(facts(s), "; ")); diff != "" {
			t.Errorf("%s: %s", s, diff)
		}
	}
	for _, s := range []string{
		"1. Press Close", "Step 2 Press Close, then wait", "then 2 Save Close", "100 GB Google Drive, 2 TB External Drive",
		"at 100 GB Cloud Drive", "5 rows, 3 park rows", "Row 5, Place 12", "Unit 7", "Warehouse 5, Bristol",
		"Galaxy S9 6GB, M2 8TB, A4 5MB", "by Q2 4TH", "KX-200 4AH", "X1 5AH battery", "VT1 2GB", "in 10000 cases, IN 10000 CASES", "OK 12345, order ME 12345",
		"model BS1, 4 pieces", "We have 5 Way Valves", "Section 3 Court Fees",
	} {
		if found := facts(s); len(found) > 0 {
			t.Errorf("%q: %q", s, found)
		}
	}
}

func TestEnglishAddressStandsIn(t *testing.T) {
	const company = "Warehouse 4, Tanner's Yard, Bristol ZZ1 4HS"
	for _, c := range []struct {
		said, source string
		want         bool
	}{
		{"Warehouse 4, Tanner's Yard, Bristol", company, true},
		{"Warehouse 4, Tanner's Yard, Bristol ZZ1 4HS", company, true},
		{"Warehouse 5, Tanner's Yard, Bristol", company, false},
		{"Warehouse 4, Tanner's Yard, Bristol ZZ9 9ZZ", company, false},
		{"17 Tanner's Yard", company, false},
		{"4 Tanner's Yard", company, true},
		{"Unit 7, Mill Lane", "7 Mill Lane", true},
		{"Unit 7, Mill Lane", "Unit 8, Mill Lane", false},
		{"5 Park Row", "Park Row 5", true},
		{"5 Park Row", "6 Park Row", false},
		{"Austin, TX 78701", "400 Oak Street, Austin, TX 78701", true},
		{"Austin, TX 78702", "400 Oak Street, Austin, TX 78701", false},
	} {
		if got := stands(t, c.said, c.source); got != c.want {
			t.Errorf("%q stands in %q: %t", c.said, c.source, got)
		}
	}
}

func TestRussianAddresses(t *testing.T) {
	for s, want := range map[string]string{
		"Москва, Тверская, 13":                "address Москва, Тверская, 13",
		"Мы находимся в Москве, Тверская 13.": "address Москве, Тверская 13",
		"г. Москва, Садовая 5":                "address Москва, Садовая 5",
		"г. Ржев, Садовая, д. 5, офис 3":      "address Ржев, Садовая, д. 5, офис 3",
		"город Ржев, Ленина 5 корпус 2":       "address Ржев, Ленина 5 корпус 2",
		"наб. реки Фонтанки д. 3":             "address наб. реки Фонтанки д. 3",
		"набережная канала Грибоедова, 12":    "address набережная канала Грибоедова, 12",
		"ул. академика Павлова, дом 7":        "address ул. академика Павлова, дом 7",
	} {
		if diff := cmp.Diff(want, strings.Join(facts(s), "; ")); diff != "" {
			t.Errorf("%s: %s", s, diff)
		}
	}
	for _, s := range []string{
		"Москва, Казань, 13", "Москва, Новая модель 13 штук", "Москва, Тверская, 13 магазинов", "в Москве, Тверская область",
		"в 2026 г. Москва, Садовая 5 заявок", "Тверская, 13", "набережная реки и 3 моста", "улица без номера",
	} {
		if found := facts(s); len(found) > 0 {
			t.Errorf("%q: %q", s, found)
		}
	}
}

func TestRussianAddressStandsIn(t *testing.T) {
	for _, c := range []struct {
		said, source string
		want         bool
	}{
		{"Москва, Тверская, 13", "ул. Тверская, дом 13", true},
		{"Москва, Тверская, 13", "на Тверской улице, 13", true},
		{"г. Москва, Садовая 5", "Садовая, 5", true},
		{"наб. реки Фонтанки д. 3", "набережная реки Фонтанки, дом 3", true},
		{"Москва, Тверская, 13", "ул. Тверская, дом 14", false},
		{"г. Москва, Садовая 5", "ул. Ленина, 5", false},
		{"наб. реки Фонтанки д. 3", "наб. реки Мойки д. 3", false},
	} {
		if got := stands(t, c.said, c.source); got != c.want {
			t.Errorf("%q stands in %q: %t", c.said, c.source, got)
		}
	}
}
