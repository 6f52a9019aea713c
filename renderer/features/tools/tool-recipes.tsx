import { useState } from 'react'
import { shownText } from '../../../shared/kernel/shown-text.ts'
import type { Tool } from '../../../shared/tools/tool.ts'
import { copy, run } from '../../app/actions.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { Button } from '../../kit/button.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { Choice } from '../../kit/choice.tsx'
import { askedFrom } from './tool-command.ts'
import { reachedBy } from './tool-reach.ts'
import { recipesFor, type RecipeId } from './words-recipes.ts'
import { RECIPES, TOOLS } from './words.ts'

/** No line is longer. */
const LONGEST = 4_000

/** What a program is told so that it reaches Xero as a tool, each ready to be copied. */
export const ToolRecipes = ({ tools }: { readonly tools: readonly Tool[] }) => {
  const { apps, connections, platform, mode, practices } = useParts(
    'apps',
    'connections',
    'platform',
    'mode',
    'practices',
  )
  const [chosen, setChosen] = useState('')
  // the one that was added last is the one whose program is still to be told
  const tool = tools.find(({ id }) => id === chosen) ?? tools.at(-1)
  if (tool === undefined) return null
  const app = apps.find(({ id }) => id === tool.appId)?.name ?? ''
  const warning = RECIPES.mcpFirst(reachedBy(tool, connections))
  const asked = askedFrom(practices)
  const textsWith = (address: string) =>
    recipesFor(tool, { address, app, platform, asked, isLive: mode === 'live' })
  const copyOne = async (recipeId: RecipeId) => {
    const found = tool.way === 'proxy' ? await run(TOOLS.doing, 'toolAddress', { toolId: tool.id }) : null
    if (found?.ok === false) return
    const text = textsWith(found?.value.address ?? '').find(({ id }) => id === recipeId)?.text ?? ''
    await copy(text, RECIPES.names[recipeId])
  }
  return (
    <section className="tool-recipes" aria-label={TOOLS.usesTitle}>
      <h3>{TOOLS.usesTitle}</h3>
      {tools.length === 1 ? null : (
        <Choice id="tool-recipes-of" label={RECIPES.of} value={tool.id} onChange={setChosen}>
          {tools.map(({ id, name }) => (
            <option key={id} value={id}>
              {shownText(name)}
            </option>
          ))}
        </Choice>
      )}
      <p className="soft">
        {tool.way === 'proxy' ? RECIPES.byAddress : asked === 'nobody' ? RECIPES.firstOnly : RECIPES.byToken}
      </p>
      {tool.way === 'token' && platform !== 'linux' ? <p className="soft">{RECIPES.noCommand}</p> : null}
      <ul>
        {textsWith('ADDRESS').map(({ id, text }) => (
          <li key={id}>
            <div className="tool-recipe-head">
              <strong>{RECIPES.names[id]}</strong>
              <Button
                kind="quiet"
                size="small"
                icon="copy"
                aria-label={RECIPES.copyThe(RECIPES.names[id])}
                onClick={() => void copyOne(id)}
              >
                {RECIPES.copy}
              </Button>
            </div>
            {RECIPES.hints[id] === null ? null : <p className="age">{RECIPES.hints[id]}</p>}
            {id === 'mcp' && warning !== null ? <FieldMessage weight="advise">{warning}</FieldMessage> : null}
            <pre className="rule" tabIndex={0} role="region" aria-label={RECIPES.names[id]}>
              {text
                .split('\n')
                .map((line) => shownText(line, LONGEST))
                .join('\n')}
            </pre>
          </li>
        ))}
      </ul>
    </section>
  )
}
