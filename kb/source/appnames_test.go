package source_test

import (
	"testing"
	"testing/fstest"

	"firstline/kb"
	"firstline/kb/source"
)

// Settings, prices and contacts are no structure of an app, however their keys are spelled.
func TestNoApp(t *testing.T) {
	for name, text := range map[string]string{
		"docker-compose.yml": "services:\n  web:\n    image: nginx\n    ports: [\"80:80\"]\n  search:\n    image: search\nvolumes:\n  data:\n    driver: local\n",
		"mkdocs.yml":         "site_name: Help\ntheme:\n  name: material\n  features:\n    - search\n",
		"workflow.yml":       "name: Tests\non: push\njobs:\n  Orders:\n    runs-on: ubuntu\n    steps:\n      - uses: actions/checkout\n",
		"openapi.yaml":       "openapi: 3.1.0\ninfo: {title: Shop, version: 1.0.0}\npaths:\n  /orders:\n    get: {summary: Orders}\n",
		"cloud.yaml":         "Resources:\n  Orders:\n    Type: AWS::S3::Bucket\n    Properties: {BucketName: orders}\n  Search: {Type: AWS::S3::Bucket}\n",
		"helm.yaml":          "Settings:\n  Search: true\n  Payments: {Cards: true}\n",
		"цены.yaml":          "Доставка:\n  Заказы по Москве: 300 руб.\n  Оплата картой: 0 руб.\n",
		"контакты.yaml":      "Поддержка:\n  Чат: https://example.ru/chat\n  Помощь: help@example.ru\n",
		"каталог.yaml":       "Пледы:\n  Шерсть: [Мох, Лён]\n  Хлопок: [Лето]\n",
		"package.json":       `{"name": "shop", "version": "1.0.0", "scripts": {"build": "go build", "help": "go help"}, "keywords": ["orders", "search"]}`,
		"appsettings.json":   `{"Logging": {"LogLevel": {"Default": "Information"}}, "Search": {"Account": "main"}, "AllowedHosts": "*"}`,
		"openapi.json":       `{"openapi": "3.1.0", "info": {"title": "Orders"}, "paths": {"/search": {"get": {"summary": "Search"}}}}`,
	} {
		s, err := source.Load(fstest.MapFS{"kb/" + name: {Data: []byte(text)}}, []string{"kb/" + name}, source.Options{})
		if err == nil && (s.Kind == kb.KindApp || len(s.Entries) > 0) {
			t.Errorf("%s is read as %s with %d entries", name, s.Kind, len(s.Entries))
		}
	}
}
