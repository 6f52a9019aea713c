import type { Api, Bridge } from '../../shared/contract/contract.ts'
import type { handoverCalls } from '../../shared/handover/calls.ts'
import { LINK_KINDS, writeLink } from '../../shared/handover/link.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import type { Work } from '../../shared/contract/work.ts'

type World = {
  readonly snapshot: () => Snapshot
  readonly announce: (part: Partial<Snapshot>) => void
  readonly work: () => Work
  readonly announceWork: (part: Partial<Work>) => void
}

export const SAMPLE_WORDS = ['gravel', 'lantern', 'oatmeal', 'sixfold', 'harbour', 'twine']
const LINK = writeLink('handover', new Uint8Array(700).fill(77))
const FINGERPRINT = '7k3m-q0xw-8f2d-n5tb'
const signer = (name: string, email: string) => ({
  from: { name, email, fingerprint: FINGERPRINT },
  sender: 'unknown' as const,
  posesAs: null,
  claims: null,
  isNameOdd: false,
  sharesNameWith: null,
})

/** Somebody under a name of the address book's, with another key. */
const posing = {
  ...signer('Tessa Quíllon', 'tessa@brackenmoor.example'),
  sender: 'posing' as const,
  posesAs: { name: 'Tessa Quillon', isMe: false },
  isNameOdd: true,
}

/** An old handover, sent again by somebody who poses, for an app that is here already. */
const oldOne = (appId: string) => ({
  openId: 'open2',
  app: {
    name: 'Debtor Letters',
    clientId: '5E3A90C41D7B4F628A0CB7D2196FC07F',
    redirectUri: 'https://brackenmoor.example/xero/callback',
    scopes: ['openid', 'offline_access'],
    note: '',
    kind: 'web' as const,
    hasSecret: true,
    secretCreatedAt: Date.now() - 200 * 86_400_000,
    isSecretDateOdd: false,
  },
  ...posing,
  to: { name: 'Owen Marsh', email: '', isAddressed: false },
  isResealed: true,
  isDateOdd: false,
  why: 'colleague' as const,
  answers: null,
  sealedAt: Date.now() - 190 * 86_400_000,
  usableUntil: Date.now() + 86_400_000,
  replaces: {
    appId,
    name: 'Debtor Letters',
    storedAt: Date.now() - 20 * 86_400_000,
    createdAt: Date.now() - 20 * 86_400_000,
    secret: 'older' as const,
    isBusy: false,
  },
  here: null,
  isWhole: true,
})

/** The calls of handovers on the fake bridge: they keep the snapshot and answer what main would. */
export const fakeHandovers = ({
  snapshot,
  announce,
  work,
  announceWork,
}: World): Omit<Pick<Api, keyof typeof handoverCalls>, 'openDropped'> & Pick<Bridge, 'openDropped'> => {
  const change = (part: Partial<Snapshot['handovers']>) =>
    announce({ handovers: { ...snapshot().handovers, ...part } })
  return {
    renewCard: async () => ok({ link: writeLink('card', new Uint8Array(200)), fingerprint: FINGERPRINT }),
    showCard: async () => ok({ link: writeLink('card', new Uint8Array(200)), fingerprint: FINGERPRINT }),
    readCard: async () =>
      ok({
        ...signer('Owen Marsh', 'owen@brackenmoor.example'),
        seenId: 'card1',
        isKnown: false,
        isRenamed: false,
      }),
    addPerson: async () => {
      const person = {
        id: 'owen',
        name: 'Owen Marsh',
        email: 'owen@brackenmoor.example',
        recipient: 'age1',
        signKey: 'key',
        fingerprint: FINGERPRINT,
        addedAt: Date.now(),
      }
      change({ people: [...snapshot().handovers.people, person] })
      return ok({ personId: person.id })
    },
    removePerson: async ({ personId }) => {
      change({ people: snapshot().handovers.people.filter(({ id }) => id !== personId) })
      return done
    },
    sealHandover: async ({ appId, personId, request, to, why, usableUntil, rotatesWhenOver }) => {
      change({
        sent: [
          ...snapshot().handovers.sent,
          {
            id: 'handover1',
            appId,
            app: snapshot().apps.find(({ id }) => id === appId)?.name ?? '',
            to,
            fingerprint: null,
            why,
            withSecret: true,
            sealedAt: Date.now(),
            usableUntil,
            digest: 'd',
            secret: null,
            ways: [],
            sent: null,
            published: null,
            remindAt: null,
            rotatesWhenOver,
            endedAt: null,
            answers: null,
            receipt: null,
            moreReceipts: [],
          },
        ],
      })
      return ok({
        handoverId: 'handover1',
        passphrase: personId === null && request === null ? SAMPLE_WORDS : [],
        link: LINK,
        relayLink: null,
        armored: '-----BEGIN AGE ENCRYPTED FILE-----',
      })
    },
    cancelSealing: async () => done,
    copyPassphrase: async () => ok({ clearsAt: Date.now() + 30_000 }),
    finishHandover: async () => done,
    saveHandover: async () => ok({ isSaved: true, path: 'C:\\Users\\tessa\\Documents\\handover.age' }),
    noteSent: async ({ handoverId, by }) => {
      change({
        sent: snapshot().handovers.sent.map((one) =>
          one.id === handoverId ? { ...one, sent: { at: Date.now(), by } } : one,
        ),
      })
      return done
    },
    forgetHandover: async ({ handoverId }) => {
      change({ sent: snapshot().handovers.sent.filter(({ id }) => id !== handoverId) })
      return done
    },
    readReceipt: async () =>
      ok({
        ...posing,
        seenId: 'receipt1',
        handoverId: snapshot().handovers.sent[0]?.id ?? 'handover1',
        app: 'Debtor Letters',
        to: { name: 'Fenwick Loop', email: '' },
        sealedAt: Date.now() - 86_400_000,
        at: 0,
        isDateOdd: true,
        others: ['0d9c-2m7q-vv31-8k0t'],
        isThere: false,
      }),
    addReceipt: async () => {
      const at = Date.now()
      const record = { at, addedAt: at, name: 'Owen Marsh', isKnown: false, isCode: false }
      change({
        sent: snapshot().handovers.sent.map((one) => ({
          ...one,
          receipt: { ...record, fingerprint: '0d9c-2m7q-vv31-8k0t' },
          moreReceipts: [{ ...record, name: 'Tessa Quillon', fingerprint: FINGERPRINT }],
        })),
      })
      return ok({ handoverId: 'handover1', name: 'Tessa Quillon', at })
    },
    openHandover: async ({ text, passphrase }) =>
      text.startsWith('-----BEGIN')
        ? ok(oldOne(snapshot().apps[0]?.id ?? ''))
        : passphrase === null
          ? fail({ code: 'handoverRefused', why: 'passphraseNeeded' })
          : ok({
              openId: 'open1',
              app: {
                name: 'Debtor Letters',
                clientId: '5E3A90C41D7B4F628A0CB7D2196FC07F',
                redirectUri: 'https://brackenmoor.example/xero/callback',
                scopes: ['openid', 'offline_access'],
                note: '',
                kind: 'web',
                hasSecret: true,
                secretCreatedAt: null,
                isSecretDateOdd: false,
              },
              ...signer('Tessa Quillon', 'tessa@brackenmoor.example'),
              to: { name: 'Owen Marsh', email: '', isAddressed: false },
              isResealed: false,
              isDateOdd: false,
              why: 'vendor',
              answers: null,
              sealedAt: Date.now(),
              usableUntil: Date.now() + 86_400_000,
              replaces: null,
              here: null,
              isWhole: true,
            }),
    openFetched: async () => fail({ code: 'handoverRefused', why: 'gone' }),
    cancelOpening: async () => done,
    acceptHandover: async () =>
      ok({
        appId: snapshot().apps[0]?.id ?? '',
        receipt: writeLink('receipt', new Uint8Array(200)),
        code: '7k3mq-0xw8f',
        outcome: 'added' as const,
      }),
    dropHandover: async () => done,
    publishHandover: async ({ handoverId, isOneTime }) => {
      const at = Date.now()
      const { server } = snapshot().handovers.places
      if (server === null) return fail({ code: 'handoverRefused', why: 'noServer' })
      const published = {
        server,
        at,
        until: at + 86_400_000,
        isOneTime,
        state: 'there' as const,
        askedAt: at,
        wasUnopened: false,
        withdrawnAt: null,
      }
      change({
        sent: snapshot().handovers.sent.map((one) =>
          one.id === handoverId ? { ...one, sent: { at, by: 'server' as const }, published } : one,
        ),
      })
      return ok({
        link: `${server.address}?0123456789abcdef#-9zYx8WvU7tSrQ6pNmL5kJ4hG3fD2s`,
        until: at + 86_400_000,
      })
    },
    cancelPublishing: async () => done,
    askServer: async () => fail({ code: 'handoverRefused', why: 'serverSilent' }),
    revokeHandover: async ({ handoverId }) => {
      change({
        sent: snapshot().handovers.sent.map((one) =>
          one.id === handoverId && one.published !== null
            ? { ...one, published: { ...one.published, state: 'revoked' as const, askedAt: Date.now() } }
            : one,
        ),
      })
      return ok({ was: 'there' as const })
    },
    endHandover: async ({ handoverId }) => {
      change({
        sent: snapshot().handovers.sent.map((one) =>
          one.id === handoverId ? { ...one, endedAt: Date.now() } : one,
        ),
      })
      return done
    },
    addReceiptCode: async () => fail({ code: 'handoverRefused', why: 'codeWrong' }),
    fetchHandover: async () => fail({ code: 'handoverRefused', why: 'notOnServer' }),
    cancelFetching: async () => done,
    askForHandover: async ({ asks }) => {
      const made = { id: 'request1', asks, at: Date.now(), answered: null, moreAnswers: [] }
      change({ asked: [...snapshot().handovers.asked, made] })
      return ok({ requestId: made.id, link: writeLink('request', new Uint8Array(300)) })
    },
    showRequest: async () => ok({ link: writeLink('request', new Uint8Array(300)) }),
    forgetRequest: async ({ requestId }) => {
      change({ asked: snapshot().handovers.asked.filter(({ id }) => id !== requestId) })
      return done
    },
    readRequest: async () =>
      ok({
        ...signer('Owen Marsh', 'owen@brackenmoor.example'),
        seenId: 'request1',
        asks: 'The client id and secret of Debtor Letters',
        at: Date.now(),
        isDateOdd: false,
      }),
    setShareServer: async ({ server }) => {
      change({ places: { ...snapshot().handovers.places, server } })
      return done
    },
    tryShareServer: async () => ok({ givesOnce: true, tellsStatus: false }),
    setRelayPage: async ({ address }) => {
      change({ places: { ...snapshot().handovers.places, relay: address } })
      return done
    },
    saveRelayPage: async () => ok({ isSaved: true, path: 'C:\\Users\\tessa\\Documents\\handover.age' }),
    checkRelayPage: async () => ok({ is: 'other' as const }),
    openIncoming: async ({ incomingId }) => {
      const found = work().incoming.find(({ id }) => id === incomingId)
      if (found === undefined) return fail({ code: 'handoverRefused', why: 'gone' })
      announceWork({ incoming: work().incoming.filter(({ id }) => id !== incomingId) })
      const kind = LINK_KINDS.find((one) => one === found.kind) ?? 'handover'
      return ok({ text: writeLink(kind, new Uint8Array(200).fill(7)) })
    },
    openDropped: async ({ name }) => {
      const kind = name.endsWith('.age') ? 'sealedFile' : name.endsWith('.json') ? 'evidence' : null
      if (kind === null) return fail('fileNotKnown')
      const one = { id: name, kind, at: Date.now() } as const
      announceWork({ incoming: [...work().incoming, one] })
      return ok(one)
    },
    dismissIncoming: async ({ incomingId }) => {
      announceWork({ incoming: work().incoming.filter(({ id }) => incomingId !== null && id !== incomingId) })
      return done
    },
  }
}
