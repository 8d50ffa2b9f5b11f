// Package storetest holds the contract of what a store is given. Every embedder's own tests run
// it.
package storetest

import (
	"context"
	"math"
	"slices"
	"sync"
	"testing"

	"firstline/kb/store"
)

// Embedder checks that e keeps the contract of [store.Embedder].
func Embedder(t *testing.T, e store.Embedder) {
	t.Helper()
	c := contract{e, embed(t, e, texts())}
	t.Run("unit vectors", c.unitVectors)
	t.Run("alike is near", c.alikeIsNear)
	t.Run("one by one", c.oneByOne)
	t.Run("vectors are the caller's", c.callersVectors)
	t.Run("concurrent", c.concurrent)
	t.Run("cancelled", c.cancelled)
}

// contract is an embedder and what it gave for texts.
type contract struct {
	e       store.Embedder
	vectors [][]float32
}

// texts are of both languages; those without a word are between.
func texts() []string {
	return []string{
		"Сколько стоит доставка?",
		"Стоимость доставки по городу",
		"Как удалить учётную запись\nЗайдите в настройки и нажмите «Удалить».",
		"Delivery cost",
		"", " \n\t", "???", "👍", "\xff\xfe",
	}
}

const withWords = 4 // how many of the texts have words

func (c contract) unitVectors(t *testing.T) {
	if c.e.Name() == "" || c.e.Dim() <= 0 {
		t.Errorf("name %q, dimension %d", c.e.Name(), c.e.Dim())
	}
	for i, v := range c.vectors {
		if len(v) != c.e.Dim() {
			t.Fatalf("%q: %d numbers, want %d", texts()[i], len(v), c.e.Dim())
		}
		n := math.Sqrt(cosine(v, v))
		if zero := n == 0 && i >= withWords; !zero && !(math.Abs(n-1) < 1e-3) {
			t.Errorf("%q: length %g, want 1", texts()[i], n)
		}
	}
}

func (c contract) alikeIsNear(t *testing.T) {
	if near, far := cosine(c.vectors[0], c.vectors[1]), cosine(c.vectors[0], c.vectors[2]); near <= far {
		t.Errorf("%q: %q is at %.3f, %q at %.3f", texts()[0], texts()[1], near, texts()[2], far)
	}
}

func (c contract) oneByOne(t *testing.T) {
	if none := embed(t, c.e, nil); len(none) != 0 {
		t.Errorf("%d vectors for no text", len(none))
	}
	for i, text := range texts() {
		if alone := embed(t, c.e, []string{text})[0]; !equal(alone, c.vectors[i]) {
			t.Errorf("%q has another vector alone", text)
		}
	}
}

func (c contract) callersVectors(t *testing.T) {
	clear(embed(t, c.e, texts()[:1])[0])
	if again := embed(t, c.e, texts()[:1])[0]; !equal(again, c.vectors[0]) {
		t.Error("a vector that was given away is used again")
	}
}

func (c contract) concurrent(t *testing.T) {
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if got, err := c.e.Embed(t.Context(), texts()); err != nil || !equal(got[0], c.vectors[0]) {
				t.Errorf("another vector, or error %v", err)
			}
		})
	}
	wg.Wait()
}

func (c contract) cancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.e.Embed(ctx, texts()); err == nil {
		t.Error("no error after the context ended")
	}
}

func embed(t *testing.T, e store.Embedder, texts []string) [][]float32 {
	t.Helper()
	vectors, err := e.Embed(t.Context(), texts)
	if err != nil {
		t.Fatal(err)
	}
	if len(vectors) != len(texts) {
		t.Fatalf("%d vectors for %d texts", len(vectors), len(texts))
	}
	return vectors
}

func cosine(a, b []float32) float64 {
	var sum float64
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
	}
	return sum
}

// equal allows for what a server adds up in another order.
func equal(a, b []float32) bool {
	return slices.EqualFunc(a, b, func(x, y float32) bool { return math.Abs(float64(x-y)) < 1e-4 })
}
