import { useState } from 'react'
import type { Connection } from '../../../shared/connections/connection.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import { shownText } from '../../../shared/kernel/shown-text.ts'
import { mayReadWith, sameToolName, type Tool } from '../../../shared/tools/tool.ts'
import { copy, run } from '../../app/actions.ts'
import type { MenuAction } from '../../app/menu-lines.ts'
import { showToast, useStore } from '../../app/store.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { MenuButton } from '../../kit/menu.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { Tick } from '../../kit/tick.tsx'
import { askedFrom, tokenCommand } from './tool-command.ts'
import { ProgramFacts } from './program-facts.tsx'
import { ToolForm } from './tool-form.tsx'
import { reachedBy } from './tool-reach.ts'
import { ToolRecipes } from './tool-recipes.tsx'
import { permissionWords, TOOLS } from './words.ts'

/** Programs of this computer that may read Xero through Keyward: which there are, what they may, and their end. */
export const ToolsView = () => {
  const { tools, apps, signIns, vault } = useParts('tools', 'apps', 'signIns', 'vault')
  const now = useStore((state) => state.now)
  const [edited, setEdited] = useState<Tool | 'new' | null>(null)
  const permissions = useStore(({ work }) => work?.tools.permissions.length ?? 0)
  const hasSignIn = signIns.some((one) => mayReadWith(one, now))
  const endAll = async () => {
    const ended = await run(TOOLS.doing, 'endTools', { toolId: null })
    if (ended.ok) showToast(TOOLS.ended)
  }
  if (vault.kind !== 'open')
    return (
      <div className="tools-page">
        <p className="soft">{TOOLS.closed}</p>
      </div>
    )
  return (
    <div className="tools-page">
      <header className="page-head">
        <div>
          <h2 className="page-title">{TOOLS.title(tools.tools.length)}</h2>
          <p className="page-sub">{TOOLS.explanation}</p>
        </div>
        <div className="buttons">
          {permissions === 0 ? null : (
            <Button kind="danger-quiet" onClick={() => void endAll()}>
              {TOOLS.endAll}
            </Button>
          )}
        </div>
      </header>
      <div>
        <Tick kind="switch" isOn={tools.isOn} onChange={(isOn) => run(TOOLS.switching, 'setTools', { isOn })}>
          {TOOLS.switchName}
        </Tick>
        <p className="age hint">{TOOLS.switchHint}</p>
        <p className="age hint">{TOOLS.standard}</p>
      </div>
      {hasSignIn ? null : <p className="soft">{TOOLS.noSignIn}</p>}
      {apps.some(({ kind }) => kind === 'custom') ? <p className="soft">{TOOLS.custom}</p> : null}
      {tools.tools.length === 0 ? (
        hasSignIn ? (
          <p className="soft">{TOOLS.noTool}</p>
        ) : null
      ) : (
        <table className="table tools-table">
          <thead>
            <tr>
              <th scope="col">{TOOLS.tool}</th>
              <th scope="col">{TOOLS.reaches}</th>
              <th scope="col">{TOOLS.allowed}</th>
              <th scope="col">{TOOLS.lastCall}</th>
              <th scope="col">{TOOLS.more}</th>
            </tr>
          </thead>
          <tbody>
            {tools.tools.map((tool) => (
              <ToolRow key={tool.id} tool={tool} onChange={() => setEdited(tool)} />
            ))}
          </tbody>
        </table>
      )}
      {edited !== null && hasSignIn ? (
        <ToolForm
          key={edited === 'new' ? 'new' : edited.id}
          tool={edited === 'new' ? null : edited}
          onEnd={() => setEdited(null)}
        />
      ) : hasSignIn ? (
        <div className="buttons">
          <Button onClick={() => setEdited('new')}>{TOOLS.add}</Button>
        </div>
      ) : null}
      {tools.isOn ? <ToolRecipes tools={tools.tools} /> : null}
    </div>
  )
}

/** The one organisation through Keyward, or how many a token reaches. */
const reachWords = (tool: Tool, connections: readonly Connection[]): string => {
  if (tool.way === 'token') return TOOLS.everyOrganisation(reachedBy(tool, connections))
  const one = connections.find(({ appId, tenantId }) => appId === tool.appId && tenantId === tool.tenantId)
  return one === undefined ? TOOLS.organisationGone : shownText(one.tenantName)
}

const ToolRow = ({ tool, onChange }: { readonly tool: Tool; readonly onChange: () => void }) => {
  const now = useStore((state) => state.now)
  const { apps, signIns, connections, tools, platform, practices } = useParts(
    'apps',
    'signIns',
    'connections',
    'tools',
    'platform',
    'practices',
  )
  const asked = askedFrom(practices)
  const permission = useStore(({ work }) =>
    work?.tools.permissions.find(
      (one) => one.appId === tool.appId && one.way === tool.way && sameToolName(one.name, tool.name),
    ),
  )
  const signIn = signIns.find(({ id }) => id === tool.signInId)
  const app = apps.find(({ id }) => id === tool.appId)?.name ?? ''
  const { id: toolId } = tool
  const name = shownText(tool.name)
  const copyAddress = async () => {
    const found = await run(TOOLS.doing, 'toolAddress', { toolId })
    if (found.ok) await copy(found.value.address, TOOLS.addressName)
  }
  const copyCommand = () =>
    copy(tokenCommand(app, tool.name, platform === 'windows', asked), TOOLS.commandName)
  const remove = async () => {
    const removed = await run(TOOLS.doing, 'removeTool', { toolId })
    if (removed.ok) showToast(TOOLS.removed(name, tool.way))
  }
  const groups: MenuAction[][] = [
    [
      ...(tool.way === 'proxy'
        ? [{ label: TOOLS.copyAddress, run: () => void copyAddress() }]
        : asked === 'nobody'
          ? []
          : [{ label: TOOLS.copyCommand, run: () => void copyCommand() }]),
      { label: TOOLS.change, run: onChange },
    ],
    [
      ...(tool.standing === 'refused'
        ? [{ label: TOOLS.letAsk, run: () => void run(TOOLS.doing, 'letToolAsk', { toolId }) }]
        : []),
      ...(permission === undefined
        ? []
        : [{ label: TOOLS.end, run: () => void run(TOOLS.doing, 'endTools', { toolId }) }]),
      { label: TOOLS.remove, run: () => void remove(), isDanger: true },
    ],
  ]
  return (
    <tr>
      <td>
        <strong>{name}</strong>
        {tool.purpose === '' ? null : <p className="age">{shownText(tool.purpose, 300)}</p>}
        {permission?.way === 'token' ? (
          <div className="age">
            <ProgramFacts program={permission} />
          </div>
        ) : null}
      </td>
      <td>
        {shownText(app)}
        <p className="age">
          {signIn === undefined ? '' : `${shownText(personLabel(signIn))}, `}
          {reachWords(tool, connections)}
        </p>
      </td>
      <td>
        {!tools.isOn ? (
          <StateMark mood="unknown" icon="close" words={TOOLS.off} />
        ) : signIn === undefined || !mayReadWith(signIn, now) ? (
          <StateMark mood="attention" icon="clock" words={TOOLS.signInAgain} />
        ) : permission !== undefined ? (
          <StateMark mood="fine" words={permissionWords(permission)} />
        ) : tool.standing === 'refused' ? (
          <StateMark mood="unknown" icon="close" words={TOOLS.refused} />
        ) : (
          <StateMark mood="unknown" icon="clock" words={TOOLS.asks} />
        )}
      </td>
      <td>
        {tool.used === null ? (
          TOOLS.never
        ) : (
          <>
            <Age at={tool.used.at} />
            <p className="age">{TOOLS.uses(tool.used.count, tool.way)}</p>
          </>
        )}
      </td>
      <td>
        <MenuButton words={TOOLS.more} label={TOOLS.actions(name)} groups={groups} />
      </td>
    </tr>
  )
}
