package source

import (
	"firstline/kb"
	"firstline/kb/source/feed"
	"firstline/kb/source/html"
)

func isFeed(f *file) bool { return feed.Is(f.decoded.String) != "" }

// readFeed reads a product feed. The files of one exchange of CommerceML belong together: what the
// first of them says is put together with the others.
func readFeed(f *file, b *builder) (kb.SourceKind, error) {
	kind, err := f.kind(kb.KindPrices, kb.KindPrices)
	if err != nil {
		return "", err
	}
	read, err := feed.Read(f.decoded.String, feed.Options{Path: f.path, Markdown: html.Markdown})
	if err != nil {
		return "", err
	}
	b.feeds = append(b.feeds, read)
	return kind, nil
}

// addFeeds makes an entry of every offer of the feeds that were read. Its id is made of the offer's own.
func (b *builder) addFeeds() error {
	feeds := b.feeds
	if len(feeds) > 1 {
		joined, err := feed.Join(feeds...)
		if err != nil {
			return refuse(b.source.Path, err.Error(), "")
		}
		feeds = []*feed.Feed{joined}
	}
	for _, read := range feeds {
		b.source.Rows.Add(read.Rows)
		b.source.Skipped = append(b.source.Skipped, read.Skipped...)
		for _, finding := range read.Findings {
			finding.Code = feedCode(finding.Code)
			b.source.Problems = append(b.source.Problems, finding)
		}
		for _, item := range read.Items {
			b.add(draft{Entry: item.Entry, key: item.Key})
		}
	}
	return nil
}

// feedCode is the code under which a finding of a feed is known here.
func feedCode(code string) string {
	switch code {
	case feed.NoPrice:
		return noPrices
	case feed.ZeroPrice:
		return zeroPrice
	case feed.OldPrice:
		return oldBelow
	case feed.HiddenPrice:
		return dealerPrices
	case feed.BadRecord:
		return badRecord
	case feed.Empty:
		return emptyFile
	case feed.NoCurrency:
		return noCurrency
	case feed.BadCategory:
		return badCategory
	case feed.DoubledID:
		return doubledID
	case feed.Partial:
		return partOnly
	}
	return notAsItStands // in the wrong place, or not understood
}
