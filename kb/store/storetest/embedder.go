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
	texts := []string{
		"Сколько стоит доставка?",
		"Delivery cost",
		"Стоимость доставки по городу",
		"",
		" \n\t",
		"???",
		"👍",
		"\xff\xfe",
		"Как удалить учётную запись\nЗайдите в настройки и нажмите «Удалить».",
	}
	vectors := embed(t, e, texts)

	t.Run("name and dimension", func(t *testing.T) {
		if e.Name() == "" || e.Dim() <= 0 {
			t.Errorf("name %q, dimension %d", e.Name(), e.Dim())
		}
	})
	t.Run("unit vectors", func(t *testing.T) {
		for i, v := range vectors {
			if len(v) != e.Dim() {
				t.Fatalf("%q: %d numbers, want %d", texts[i], len(v), e.Dim())
			}
			n := math.Sqrt(cosine(v, v))
			wordless := i >= 3 && i <= 7
			if math.Abs(n-1) > 1e-3 && (n != 0 || !wordless) {
				t.Errorf("%q: length %g, want 1", texts[i], n)
			}
		}
	})
	t.Run("alike is near", func(t *testing.T) {
		if near, far := cosine(vectors[0], vectors[2]), cosine(vectors[0], vectors[8]); near <= far {
			t.Errorf("%q: %q is at %.3f, %q at %.3f", texts[0], texts[2], near, texts[8], far)
		}
	})
	t.Run("one by one", func(t *testing.T) {
		for i, text := range texts {
			if alone := embed(t, e, []string{text})[0]; !equal(alone, vectors[i]) {
				t.Errorf("%q has another vector alone", text)
			}
		}
	})
	t.Run("nothing to embed", func(t *testing.T) {
		if none := embed(t, e, nil); len(none) != 0 {
			t.Errorf("%d vectors for no text", len(none))
		}
	})
	t.Run("vectors are the caller's", func(t *testing.T) {
		clear(embed(t, e, texts[:1])[0])
		if again := embed(t, e, texts[:1])[0]; !equal(again, vectors[0]) {
			t.Error("a vector that was given away is used again")
		}
	})
	t.Run("concurrent", func(t *testing.T) {
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				if got, err := e.Embed(context.WithoutCancel(t.Context()), texts); err != nil || !equal(got[0], vectors[0]) {
					t.Errorf("another vector, or error %v", err)
				}
			})
		}
		wg.Wait()
	})
	t.Run("cancelled", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := e.Embed(ctx, texts); err == nil {
			t.Error("no error after the context ended")
		}
	})
}

func embed(t *testing.T, e store.Embedder, texts []string) [][]float32 {
	t.Helper()
	vectors, err := e.Embed(t.Context(), slices.Clone(texts))
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
