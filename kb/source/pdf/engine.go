package pdf

import (
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"firstline/kb/source/md"
)

// maxMemory is what pdfium may take, in pages of 64 KiB.
const maxMemory = 2048

// manyPages is where compiling pdfium begins to pay: interpreted, it is ready in half a second and
// reads some five pages a second; compiled, it is ready after five to ten seconds and reads twenty.
const manyPages = 60

// engine is a running pdfium with one document.
type engine struct {
	pool     pdfium.Pool
	instance pdfium.Pdfium
	document references.FPDF_DOCUMENT
	pages    int
}

// openEngine opens a document, interpreted, and once more compiled where it has many pages.
func openEngine(ctx context.Context, data []byte, l Limits) (*engine, error) {
	e, err := start(ctx, data, wazero.NewRuntimeConfigInterpreter())
	if err != nil {
		return nil, err
	}
	if e.pages > l.Pages {
		e.close()
		return nil, &md.Refusal{Msg: "the PDF has " + count(e.pages, "page", "pages"), Hint: "cut it into several files"}
	}
	if e.pages <= manyPages {
		return e, nil
	}
	e.close()
	runtime.GC() // both at once would take half a gigabyte
	return start(ctx, data, wazero.NewRuntimeConfig())
}

// start runs pdfium without files, network or clock, bound to the life of ctx.
func start(ctx context.Context, data []byte, config wazero.RuntimeConfig) (*engine, error) {
	config = config.WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(maxMemory).WithCloseOnContextDone(true)
	pool, err := webassembly.Init(webassembly.Config{
		Context: ctx, MaxTotal: 1, MaxIdle: 1,
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard, RuntimeConfig: config,
	})
	if err != nil {
		return nil, err
	}
	e := &engine{pool: pool}
	if err := e.open(ctx, data); err != nil {
		e.close()
		return nil, err
	}
	return e, nil
}

func (e *engine) open(ctx context.Context, data []byte) error {
	var err error
	if e.instance, err = e.pool.GetInstanceWithContext(ctx); err != nil {
		return err
	}
	opened, err := e.instance.OpenDocument(&requests.OpenDocument{FileReader: bytes.NewReader(data), FileReaderSize: int64(len(data))})
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword):
		return &md.Refusal{Msg: "the PDF is protected by a password", Hint: "open it and save it without the password"}
	case errors.Is(err, pdfiumerrors.ErrSecurity):
		return &md.Refusal{Msg: "the PDF is encrypted in a way that cannot be read", Hint: "open it and print it into a new PDF"}
	case err != nil:
		return damaged()
	}
	e.document = opened.Document
	counted, err := e.instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: e.document})
	if err != nil || counted.PageCount < 1 {
		return damaged()
	}
	e.pages = counted.PageCount
	return nil
}

func damaged() error {
	return &md.Refusal{Msg: "the PDF is damaged", Hint: "open it in a viewer and print it into a new PDF"}
}

// close gives everything back. What it could complain of is gone with the runtime.
func (e *engine) close() {
	if e.instance != nil {
		e.instance.Close() //nolint:errcheck,gosec // the pool closes what is left
	}
	e.pool.Close() //nolint:errcheck,gosec // nothing was written
}
