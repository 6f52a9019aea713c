import { describe, expect, it } from 'vitest'
import { codeOf, connected, SECRET, startKeyward, value } from '../worlds/fakes.ts'
import { startFor } from './handover-world.ts'

const OWEN = 'owen@brackenmoor.example'

const leaving = async () => {
  const { keyward } = await connected()
  const { api } = keyward
  const { people } = value(await api.listPeople({}))
  const person = people.find(({ isMe }) => !isMe) ?? people[0]
  const { leaverId } = value(await api.beginLeaver({ key: person?.key ?? OWEN }))
  const task = () => keyward.snapshot().leavers[0]?.tasks.find(({ kind }) => kind === 'login')
  return { keyward, api, leaverId, task }
}

describe('what is Keyward’s alone is taken back', () => {
  it('a tick on the list of somebody who leaves, given or taken', async () => {
    const { api, leaverId, task } = await leaving()
    const taskId = task()?.id ?? ''
    const ticked = value(await api.tickLeaver({ leaverId, taskId, isDone: true }))
    expect(task()?.ticked).not.toBeNull()
    value(await api.undo({ undoId: ticked.undoId ?? '' }))
    expect(task()?.ticked).toBeNull()
    expect(value(await api.tickLeaver({ leaverId, taskId, isDone: false })).undoId).toBeNull() // nothing changed
    value(await api.tickLeaver({ leaverId, taskId, isDone: true }))
    const { undoId } = value(await api.tickLeaver({ leaverId, taskId, isDone: false }))
    value(await api.undo({ undoId: undoId ?? '' }))
    expect(task()?.ticked).not.toBeNull()
  })

  it('only while it is as it was left: what was said since is not lost', async () => {
    const { api, leaverId, task } = await leaving()
    const taskId = task()?.id ?? ''
    const first = value(await api.tickLeaver({ leaverId, taskId, isDone: true }))
    value(await api.tickLeaver({ leaverId, taskId, isDone: false }))
    expect(codeOf(await api.undo({ undoId: first.undoId ?? '' }))).toBe('undoOver')
  })

  it('an answer of the assessment, which was given for the first time or anew', async () => {
    const { api, snapshot } = await startKeyward()
    const answer = (words: string) =>
      api.answerArea({
        area: 'authentication',
        answer: { answer: 'met', words, evidence: '', owner: '', gap: '', planBy: null },
      })
    const said = () => snapshot().guide.assessment.answers.authentication?.words
    const first = value(await answer('by roles'))
    const second = value(await answer('by roles and reviews'))
    value(await api.undo({ undoId: second.undoId ?? '' }))
    expect(said()).toBe('by roles')
    value(await api.undo({ undoId: first.undoId ?? '' }))
    expect(said()).toBeUndefined()
  })

  it('a use case that was put away, and who was told that an app goes', async () => {
    const { keyward, appId } = await connected()
    const { api } = keyward
    const { journeyId } = value(
      await api.beginJourney({ name: 'Month end', road: 'own', purpose: '', scopes: [], vendor: '' }),
    )
    const away = value(await api.archiveJourney({ journeyId, isArchived: true }))
    value(await api.undo({ undoId: away.undoId ?? '' }))
    expect(keyward.snapshot().guide.journeys[0]?.archivedAt).toBeNull()
    const keys = keyward.snapshot().connections.map(({ key }) => key)
    const told = value(await api.tellOrganisations({ appId, keys, isTold: true }))
    expect(keyward.snapshot().guide.told[appId]).toHaveLength(keys.length)
    value(await api.undo({ undoId: told.undoId ?? '' }))
    expect(keyward.snapshot().guide.told[appId]).toEqual([])
  })

  it('a tool that was ticked in a rotation, and what a leak has left to be done', async () => {
    const { keyward, appId } = await connected()
    const { api } = keyward
    value(await api.setConsumers({ appId, consumers: [{ name: 'Workbook', where: '' }] }))
    const { rotationId } = value(await api.beginRotation({ appId, isLeak: true }))
    value(await api.pasteNewSecret({ rotationId, clientSecret: `${SECRET}-newer` }))
    value(await api.proveNewSecret({ rotationId }))
    value(await api.switchSecret({ rotationId }))
    const consumerId = keyward.snapshot().rotation.consumers[appId]?.[0]?.id ?? ''
    const ticked = value(await api.tickConsumer({ rotationId, consumerId, isUpdated: true }))
    expect(keyward.snapshot().rotation.open[0]?.updated).toHaveLength(1)
    value(await api.undo({ undoId: ticked.undoId ?? '' }))
    expect(keyward.snapshot().rotation.open[0]?.updated).toEqual([])
    const leak = () => keyward.snapshot().rotation.aftermath.find(({ kind }) => kind === 'xero')
    const settled = value(
      await api.settleAftermath({ aftermathId: leak()?.id ?? '', how: 'done', reason: '' }),
    )
    expect(leak()?.settled?.how).toBe('done')
    value(await api.undo({ undoId: settled.undoId ?? '' }))
    expect(leak()?.settled).toBeNull()
  })

  it('somebody taken out of the address book, unless their key is there again; a request taken off the list', async () => {
    const { api, snapshot } = await startFor('Tessa Quillon')
    const card = value(await (await startFor('Owen Marsh')).api.showCard({})).link
    const add = async () =>
      value(await api.addPerson({ seenId: value(await api.readCard({ text: card })).seenId })).personId
    const people = () => snapshot().handovers.people.map(({ name }) => name)
    const out = value(await api.removePerson({ personId: await add() }))
    value(await api.undo({ undoId: out.undoId ?? '' }))
    expect(people()).toEqual(['Owen Marsh'])
    const personId = snapshot().handovers.people[0]?.id ?? ''
    const again = value(await api.removePerson({ personId }))
    await add()
    expect(codeOf(await api.undo({ undoId: again.undoId ?? '' }))).toBe('undoOver')
    expect(people()).toEqual(['Owen Marsh'])

    const { requestId } = value(await api.askForHandover({ asks: 'Debtor Letters' }))
    const off = value(await api.forgetRequest({ requestId }))
    expect(snapshot().handovers.asked).toEqual([])
    value(await api.undo({ undoId: off.undoId ?? '' }))
    expect(snapshot().handovers.asked.map(({ asks }) => asks)).toEqual(['Debtor Letters'])
  })
})
