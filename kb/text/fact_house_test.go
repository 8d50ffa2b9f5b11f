package text_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Addresses as people write them, with what stands beside the house.
func TestHouses(t *testing.T) {
	for s, want := range map[string]string{
		"Мы на Баумана, дом 8, Казань.":      "address Баумана, дом 8, Казань",
		"Мы на Баумана, д. 8.":               "address Баумана, д. 8",
		"по адресу Баумана 9.":               "address Баумана 9",
		"Наш адрес: Баумана, 9":              "address Баумана, 9",
		"дом 9 на улице Баумана":             "address дом 9 на улице Баумана",
		"д. 9 по ул. Баумана, офис 3":        "address д. 9 по ул. Баумана, офис 3",
		"в доме 9 на улице Почтовых Голубей": "address доме 9 на улице Почтовых Голубей",
		"Kazan, Baumana st., 9":              "address Baumana st., 9",
		"Lenina street 9":                    "address Lenina street 9",
		"We are at Baker Street, 22, Flat 4": "address Baker Street, 22, Flat 4",
		"ул. Мира, 15к2":                     "address ул. Мира, 15к2",
		"ул. Мира, 15 корп. 2, кв. 3":        "address ул. Мира, 15 корп. 2, кв. 3",
		"ул. Мира, 15, 3-й этаж":             "address ул. Мира, 15, 3-й этаж",
		"в Москве, улица Баумана, дом 7":     "address Москве, улица Баумана, дом 7",
		"Улица Мира, 5 в Омске":              "address Улица Мира, 5 в Омске",
		"улица Мира, 5 к 9 утра":             "address улица Мира, 5",
		"12 High Street, Suite 5":            "address 12 High Street, Suite 5",
		"Индекс 420112":                      "postcode 420112",
		"почтовый индекс: 000170":            "postcode 000170",
		"420112, Казань":                     "postcode 420112",
	} {
		if diff := cmp.Diff(want, strings.Join(facts(s), "; ")); diff != "" {
			t.Errorf("%s: %s", s, diff)
		}
	}
	for _, s := range []string{
		"на Авито, дом 8 комнат",
		"дом 9 на две семьи, дом на улице",
		"Умный дом 2, на Ленина дом культуры",
		"Wall Street 2008, High Street 9 to 5, Main Street, 9 shops",
		"Baker Street 221 items, Street 9",
		"индекс товара 420112, индекс 42",
		"код 420112, заказ 420112, Казань",
		"на Баумана, корпус 2",
		"д. 5 на карте",
	} {
		if found := facts(s); len(found) > 0 {
			t.Errorf("%q: %q", s, found)
		}
	}
}

func TestHousesStandsIn(t *testing.T) {
	for _, c := range []struct {
		said, source string
		want         bool
	}{
		{"на Баумана, дом 7", "улица Баумана, дом 7", true},
		{"дом 7 на улице Баумана", "ул. Баумана, 7", true},
		{"Baumana street, 7", "7 Baumana Street", true},
		{"на Баумана, дом 8", "улица Баумана, дом 7", false},
		{"дом 9 на улице Баумана", "ул. Баумана, 7", false},
		{"ул. Мира, 15, корпус 2", "ул. Мира, 15к2", true},
		{"ул. Мира, 15к2", "ул. Мира, 15, корп. 2", true},
		{"ул. Мира, 15, 3 этаж", "ул. Мира, 15, этаж 3", true},
		{"ул. Мира, 15, офис 3", "Мы сидим в офисе 3. Адрес: ул. Мира, 15", true},
		{"ул. Мира, 15", "ул. Мира, 15, офис 3", true},
		{"ул. Мира, 15, корпус 2", "ул. Мира, 15", false},
		{"ул. Мира, 15, офис 12", "ул. Мира, 15, офис 1", false},
		{"ул. Мира, 15к2", "ул. Мира, 15, кв. 2", false},
		{"12 High Street, Suite 5", "12 High Street", false},
		{"в Москве, улица Мира, дом 7", "Казань, улица Мира, дом 7", false},
		{"на Мира, дом 7, Пермь", "420111, Казань, улица Мира, дом 7", false},
		{"Казань, улица Мира, дом 7", "в Казани на улице Мира, 7", true},
		{"Омск, ул. Кирова, 5", "ул. Кирова, 5", true},
		{"Омск, ул. Кирова, 5", "Мы в Омске: ул. Кирова, 5", true},
		{"Пермь, ул. Кирова, 5", "Омск, ул. Кирова, 5", false},
		{"индекс 420111", "420111, Казань", true},
		{"индекс 420112", "420111, Казань", false},
	} {
		if got := stands(t, c.said, c.source); got != c.want {
			t.Errorf("%q stands in %q: %t", c.said, c.source, got)
		}
	}
}
