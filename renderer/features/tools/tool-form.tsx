import { type FormEvent, useState } from 'react'
import { isConnected } from '../../../shared/connections/impact.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import { shownName, shownText } from '../../../shared/kernel/shown-text.ts'
import { ConsentLength, mayReadWith, type Tool, ToolDraft, ToolWay } from '../../../shared/tools/tool.ts'
import { announce, useStore } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { useStored } from '../../bridge/use-parts.ts'
import { Button } from '../../kit/button.tsx'
import { Choice, Way } from '../../kit/choice.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { mayWrite, summaryOfScopes } from '../apps/words-scopes.ts'
import { LENGTHS, TOOL_FORM } from './words.ts'

/** The whole of Xero's API for this kind of organisation. */
const wholeApi = (tenantType: string | undefined): string =>
  tenantType === 'PRACTICEMANAGER' ? '/practicemanager/3.1' : '/api.xro/2.0'

/** A tool: its name, whose sign-in, and how far it may go; through Keyward unless somebody wants a token for it. */
export const ToolForm = ({ tool, onEnd }: { readonly tool: Tool | null; readonly onEnd: () => void }) => {
  const { apps, signIns, connections } = useStored('apps', 'signIns', 'connections')
  const now = useStore((state) => state.now)
  const usable = signIns.filter((one) => mayReadWith(one, now))
  const [name, setName] = useState(tool?.name ?? '')
  const [purpose, setPurpose] = useState(tool?.purpose ?? '')
  const [chosen, setSignIn] = useState(tool?.signInId ?? '')
  // a sign-in that has ended meanwhile is not among them
  const signIn = usable.find(({ id }) => id === chosen) ?? usable[0]
  const signInId = signIn?.id ?? ''
  const reached = connections.filter(
    (one) => one.appId === signIn?.appId && isConnected(one) && one.signInIds.includes(signInId),
  )
  const [tenant, setTenant] = useState(tool?.tenantId ?? '')
  // of several nobody but the person knows which one is meant
  const organisation =
    reached.find(({ tenantId }) => tenantId === tenant) ?? (reached.length === 1 ? reached[0] : undefined)
  const [way, setWay] = useState<ToolWay>(tool?.way ?? 'proxy')
  const [paths, setPaths] = useState(tool?.way === 'proxy' ? tool.paths.join(' ') : null)
  const [lasts, setLasts] = useState<ConsentLength>(tool?.lasts ?? 'untilLocked')
  const [problem, setProblem] = useState<string | null>(null)
  const { isBusy, failure, run } = useCall()
  useUnsaved(name !== (tool?.name ?? '') || purpose !== (tool?.purpose ?? ''), { ends: TOOL_FORM.leaveEnds })
  const isProxy = way === 'proxy'
  const shownPaths = paths ?? wholeApi(organisation?.tenantType)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const draft = ToolDraft.safeParse({
      name: name.trim(),
      purpose: purpose.trim(),
      appId: signIn?.appId ?? '',
      signInId,
      way,
      tenantId: isProxy ? (organisation?.tenantId ?? null) : null,
      paths: isProxy ? shownPaths.split(/\s+/u).filter((one) => one !== '') : [],
      methods: isProxy ? ['GET'] : [],
      lasts,
    })
    if (name.trim() === '') return setProblem(TOOL_FORM.nameMissing)
    if (isProxy && organisation === undefined) return setProblem(TOOL_FORM.organisationMissing)
    if (!draft.success || (isProxy && draft.data.paths.length === 0)) return setProblem(TOOL_FORM.pathsWrong)
    setProblem(null)
    const result = await run(() =>
      tool === null
        ? call('addTool', draft.data)
        : call('changeTool', { toolId: tool.id, draft: draft.data }),
    )
    if (result?.ok !== true) return
    announce(TOOL_FORM.saved)
    onEnd()
  }
  const title = tool === null ? TOOL_FORM.add : TOOL_FORM.change
  return (
    <form className="tool-form" aria-label={title} onSubmit={(event) => void save(event)} noValidate>
      <h3>{title}</h3>
      <TextField
        id="tool-name"
        label={TOOL_FORM.name}
        hint={TOOL_FORM.nameHint}
        value={name}
        autoFocus
        onChange={(next) => {
          setName(next)
          setProblem(null)
        }}
      />
      <TextField id="tool-purpose" label={TOOL_FORM.purpose} value={purpose} onChange={setPurpose} />
      <fieldset>
        <legend className="label">{TOOL_FORM.way}</legend>
        <div className="choices" data-columns="2">
          {ToolWay.options.map((one) => (
            <Way
              key={one}
              group="tool-way"
              name={TOOL_FORM.ways[one][0]}
              hint={TOOL_FORM.ways[one][1]}
              isChosen={way === one}
              onChoose={() => setWay(one)}
            />
          ))}
        </div>
      </fieldset>
      <div className={isProxy ? 'pair' : undefined}>
        <Choice id="tool-sign-in" label={TOOL_FORM.signIn} value={signInId} onChange={setSignIn}>
          {usable.map((one) => (
            <option key={one.id} value={one.id}>
              {`${shownText(personLabel(one))}, ${shownText(apps.find(({ id }) => id === one.appId)?.name ?? '')}`}
            </option>
          ))}
        </Choice>
        {isProxy ? (
          <Choice
            id="tool-organisation"
            label={TOOL_FORM.organisation}
            value={organisation?.tenantId ?? ''}
            onChange={(next) => {
              setTenant(next)
              setProblem(null)
            }}
          >
            {organisation === undefined ? <option value="">{TOOL_FORM.choose}</option> : null}
            {reached.map(({ key, tenantId, tenantName }) => (
              <option key={key} value={tenantId}>
                {shownName('organisation', tenantName, tenantId)}
              </option>
            ))}
          </Choice>
        ) : null}
      </div>
      {isProxy ? (
        <TextField
          id="tool-paths"
          label={TOOL_FORM.paths}
          hint={TOOL_FORM.pathsHint}
          value={shownPaths}
          isMono
          onChange={(next) => {
            setPaths(next)
            setProblem(null)
          }}
        />
      ) : (
        <FieldMessage weight="advise">
          {TOOL_FORM.tokenReach(
            reached.length,
            summaryOfScopes(signIn?.grantedScopes ?? []),
            mayWrite(signIn?.grantedScopes ?? []),
          )}
        </FieldMessage>
      )}
      <Choice
        id="tool-lasts"
        label={TOOL_FORM.lasts}
        value={lasts}
        onChange={(value) => setLasts(ConsentLength.parse(value))}
      >
        {ConsentLength.options.map((one) => (
          <option key={one} value={one}>
            {LENGTHS[one]}
          </option>
        ))}
      </Choice>
      {problem === null ? null : <FieldMessage weight="refuse">{problem}</FieldMessage>}
      <FailureNote failure={failure} />
      <div className="buttons">
        <Button onClick={onEnd}>{TOOL_FORM.cancel}</Button>
        <Button kind="primary" isSubmit aria-disabled={isBusy || undefined}>
          {TOOL_FORM.save}
        </Button>
      </div>
    </form>
  )
}
