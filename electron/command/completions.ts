const VERBS = 'token run list status completions'
const OPTIONS = '--app --org --tool --as --json --sandbox --help --version'

/** What a shell completes behind `keyward`, as its own script; names of apps are Keyward's to tell and stay there. */
export const COMPLETIONS: Readonly<Record<string, string>> = {
  bash: `complete -o default -W '${VERBS} ${OPTIONS}' keyward\n`,
  zsh: `#compdef keyward\n_arguments '1:command:(${VERBS})' '*:option:(${OPTIONS})'\n`,
  fish: `complete -c keyward -f -n __fish_use_subcommand -a '${VERBS}'\ncomplete -c keyward -a '${OPTIONS}'\n`,
  powershell: `Register-ArgumentCompleter -Native -CommandName keyward -ScriptBlock {
  param($word)
  '${VERBS} ${OPTIONS}'.Split(' ') | Where-Object { $_ -like "$word*" } | ForEach-Object { $_ }
}
`,
}
