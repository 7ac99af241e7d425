module flotilla.dev/local/tools

go 1.24.0
