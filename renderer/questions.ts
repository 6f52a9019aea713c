/** A question that people ask at this place, with its answer. */
export type Question = { readonly ask: string; readonly answer: string; readonly about: string }

export const QUESTIONS: readonly Question[] = [
  {
    ask: 'What does disconnecting stop, and what does it leave running?',
    answer:
      'It ends one organisation’s connection at once: tools that use the app can no longer read it. The app’s other organisations, the sign-in and the secret stay. Keyward asks Xero again afterwards, to prove it.',
    about: 'Connections',
  },
  {
    ask: 'Why does an organisation stay connected when the sign-in has expired?',
    answer:
      'A sign-in and a connection are two things at Xero. A sign-in that nobody uses runs out after 60 days; the connection stays until somebody ends it. Sign in again and then disconnect, or end it in Xero under Connected apps.',
    about: 'Connections',
  },
  {
    ask: 'Why does an organisation stay connected when the network goes away?',
    answer:
      'Because nobody has heard Xero say otherwise. Keyward shows it as not yet disconnected until Xero has been asked again and lists it no more.',
    about: 'Connections',
  },
  {
    ask: 'Why does Xero never send me back after the sign-in?',
    answer:
      'Xero shows a page of its own when the redirect address, the client id or a scope does not match the developer portal, and when the person lacks the privilege “Connect third-party add-ons”. It tells Keyward nothing then, so Keyward waits until its deadline.',
    about: 'Sign-in',
  },
  {
    ask: 'How do I take access away?',
    answer:
      'One organisation: disconnect it here. A copied secret: generate a new one in the developer portal. The whole app: delete it in the portal. A person: switch off “Connect third-party add-ons” for them in Practice Manager.',
    about: 'Xero apps',
  },
  {
    ask: 'How do I know that the old secret is dead?',
    answer:
      'Keyward asks Xero with it, with a code made up for the purpose. Only a refusal counts as dead: without a network, or when Xero has trouble, the answer is “could not tell”. Xero does not say how long an old secret lives, so Keyward never assumes it.',
    about: 'Xero apps',
  },
  {
    ask: 'How often should a secret be replaced?',
    answer:
      'Xero asks for no interval. The practice decides, in Settings; 90 days is what Keyward proposes. It is due at once when somebody leaves who has had it in their hands, or when it has leaked.',
    about: 'Xero apps',
  },
  {
    ask: 'Where is the secret kept?',
    answer:
      'In the keychain of this computer’s operating system, and nowhere else: not in Keyward’s file, not in its log. It is shown only when you ask, for 30 seconds, and a copied one is cleared from the clipboard.',
    about: 'Xero apps',
  },
  {
    ask: 'How do I stay read-only?',
    answer:
      'Choose only scopes that end in .read. Keyward proposes those first and marks each that may change something. Scopes only add up at Xero: to take one away, disconnect and connect again.',
    about: 'Xero apps',
  },
  {
    ask: 'Why can one app not read both Accounting and Practice Manager?',
    answer: 'Xero does not take both kinds of scope in one request. Use two apps, one for each.',
    about: 'Xero apps',
  },
]
