// Package bleve holds the store against bleve, which searches words alone, in benchmarks:
//
//	go test -C kb/store/bleve -mod=mod -bench .
//
// It is a module of its own, so that nobody else fetches the 26 modules that bleve needs.
package bleve
