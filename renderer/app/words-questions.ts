import type { JourneyStep } from '../../shared/guide/journey.ts'

/** A question that people ask at this place, with its answer. */
export type Question = {
  readonly ask: string
  readonly answer: string
  readonly about: string
  /** Steps of the access guide at which it is asked. */
  readonly at?: readonly (JourneyStep | 'away')[]
}

export const QUESTIONS: readonly Question[] = [
  {
    ask: 'What does disconnecting stop, and what does it leave running?',
    answer:
      'It ends one organisation’s connection at once: tools that use the app can no longer read it. The app’s other organisations, the sign-in and the secret stay. Keyward asks Xero again afterwards, to prove it.',
    about: 'Connections',
    at: ['away'],
  },
  {
    ask: 'Why does an organisation stay connected when the sign-in has expired?',
    answer:
      'A sign-in and a connection are two things at Xero. A sign-in that nobody uses runs out after 60 days; the connection stays until somebody ends it. Sign in again and then disconnect; ask on the app’s page for Xero’s list for the app, and end it by that where Xero allows it; or end it in Xero under Connected apps.',
    about: 'Connections',
  },
  {
    ask: 'Who connected this? Nobody here knows it',
    answer:
      'On an app’s page Xero can be asked for everything connected to that app, with the secret alone. What no sign-in here ever saw was made elsewhere: by somebody who has left, a vendor, or another tool that uses the same app. Xero does not say who.',
    about: 'Connections',
    at: ['away', 'signIn'],
  },
  {
    ask: 'Why does an organisation stay connected when the network goes away?',
    answer:
      'Because nobody has heard Xero say otherwise. Keyward shows it as not yet disconnected until Xero has been asked again and no longer lists it.',
    about: 'Connections',
  },
  {
    ask: 'Why does Xero never send me back after the sign-in?',
    answer:
      'Xero shows a page of its own when the redirect address, the client id or a scope does not match the developer portal, and when the person lacks the privilege “Connect third-party add-ons”. It tells Keyward nothing then, so Keyward waits until its deadline.',
    about: 'Sign-in',
    at: ['signIn'],
  },
  {
    ask: 'How do I take access away?',
    answer:
      'One organisation: disconnect it here. A copied secret: generate a new one in the developer portal. The whole app: delete it in the portal. A person: switch off “Connect third-party add-ons” for them in Practice Manager.',
    about: 'Xero apps',
    at: ['away'],
  },
  {
    ask: 'Why does Xero have to approve access to Practice Manager?',
    answer:
      'It holds clients, jobs, staff and time of a whole practice. Xero therefore wants to know what a tool is for and how safely it is run before it opens the API. Approval is for one app and one use.',
    about: 'Access guide',
    at: ['contact'],
  },
  {
    ask: 'Is there a form, and how long is it?',
    answer:
      'Developers who asked in 2026 say that it begins with a form of about 21 questions. Xero has not confirmed that, and may ask otherwise of you: the letter asks whether there is one. What you wrote here and in the worksheet is what you will want at hand.',
    about: 'Access guide',
    at: ['contact'],
  },
  {
    ask: 'Can Xero change the tier of our app?',
    answer:
      'Since March 2026 apps are in tiers, each with a ceiling of connections. By reports of developers, an app that is there already is told 30 days before its tier changes; Xero has not confirmed that here. Pick the tier in Settings, and Keyward shows how near the ceiling is.',
    about: 'Access guide',
    at: ['app'],
  },
  {
    ask: 'Can a connection be ended in the developer portal?',
    answer:
      'By reports of developers, whoever manages the app can remove single connections there by hand. It is a further way where a sign-in has expired and the app’s own list cannot end it. Check here afterwards: Keyward believes only what Xero then lists.',
    about: 'Connections',
    at: ['away'],
  },
  {
    ask: 'Who fills in the self-assessment?',
    answer:
      'Whoever builds or runs the tool: a developer, a consultant or the vendor. The practice answers for its own computers and people. Keyward fills in what it measures itself, and says so.',
    about: 'Access guide',
    at: ['before', 'assessment'],
  },
  {
    ask: 'What if Xero sends the assessment back?',
    answer:
      'Then there are 30 days for a plan and up to 60 more to fix what is missing. Note what they said, put the gaps with owner and date into the worksheet, and send it again. Nothing of what you wrote is lost.',
    about: 'Access guide',
    at: ['assessment'],
  },
  {
    ask: 'What if we cannot have our own app?',
    answer:
      'There are two other ways: a tool that Xero has approved already, or a vendor or developer who arranges access. Begin a use case that way. Meanwhile a read-only login lets an adviser look.',
    about: 'Access guide',
    at: ['before', 'contact', 'assessment'],
  },
  {
    ask: 'Xero says “You don’t have access to connect any Xero Practice Manager accounts”. What now?',
    answer:
      'The person who signed in lacks the privilege. In Practice Manager: Business, Staff, that person, “Connect third-party add-ons”. Then sign in again. Xero does not tell Keyward about it, so cancel the waiting sign-in.',
    about: 'Access guide',
    at: ['signIn'],
  },
  {
    ask: 'Connected, but the sign-in has expired. Is the access gone?',
    answer:
      'No. Xero keeps the connection; only the sign-in ran out. Sign in again; or end the connection by Xero’s list for the app, on the app’s page, where Xero allows that; or in Xero under Connected apps.',
    about: 'Access guide',
    at: ['signIn'],
  },
  {
    ask: 'I connected the wrong organisation. What now?',
    answer:
      'Disconnect it under Connections: that ends it at once and nothing else. Then sign in again and choose the right one; Xero asks each time.',
    about: 'Access guide',
    at: ['signIn'],
  },
  {
    ask: 'What does invalid_grant mean?',
    answer:
      'Xero no longer takes the sign-in: it was unused for 60 days, replaced elsewhere, or withdrawn. Keyward shows it as expired. Sign in again; nothing else helps.',
    about: 'Access guide',
    at: ['signIn'],
  },
  {
    ask: 'Which of the two ids do they want?',
    answer:
      'Tools ask for the client id: 32 letters and digits from the portal, no secret. The connection id and the organisation id are shown with each connection; ending a connection takes the first, asking about data the second.',
    about: 'Access guide',
    at: ['app'],
  },
  {
    ask: 'Which kind of app is it?',
    answer:
      'Go by what the developer portal calls it. A web app has a secret, and people sign in to it. A mobile or desktop app has no secret; people sign in. A custom connection has a secret and reaches one organisation; nobody signs in here. Where Xero answers as another kind would, Keyward says so before it stores anything.',
    about: 'Xero apps',
    at: ['app'],
  },
  {
    ask: 'Why does this app have no secret?',
    answer:
      'Xero gives a mobile or desktop app none: each sign-in carries a proof of its own instead (PKCE). So there is nothing to reveal, replace or hand over, and Xero gives such an app no list of its own. Access ends by disconnecting, or by revoking the sign-in.',
    about: 'Xero apps',
    at: ['app', 'away'],
  },
  {
    ask: 'Who signs in to a custom connection?',
    answer:
      'Nobody here. Xero asks a person by e-mail to authorise it for one organisation; from then on the client id and the secret are enough. A change of its scopes or organisation in the developer portal ends that until somebody authorises it again. On its page, Xero can be asked which organisation it is.',
    about: 'Xero apps',
    at: ['app', 'signIn'],
  },
  {
    ask: 'How do we handle the secret?',
    answer:
      'It behaves like a password: from the portal straight into the keychain, never into an e-mail or a chat. Keyward shows it for 30 seconds when you ask, and logs that.',
    about: 'Access guide',
    at: ['app'],
  },
  {
    ask: 'How do I know that the old secret is dead?',
    answer:
      'Keyward asks Xero for a token of the app’s own with it, and where Xero gives the app none, shows a code made up for the purpose. Only a refusal counts as dead: without a network, or when Xero has trouble, the answer is “could not tell”. Xero does not say how long an old secret lives, so Keyward never assumes it.',
    about: 'Xero apps',
    at: ['away'],
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
    at: ['app'],
  },
  {
    ask: 'How do I stay read-only?',
    answer:
      'Choose only scopes that end in .read. Keyward proposes those first and marks each that may change something. Scopes only add up at Xero: to take one away, disconnect and connect again.',
    about: 'Xero apps',
    at: ['contact', 'app'],
  },
  {
    ask: 'Why can one app not read both Accounting and Practice Manager?',
    answer: 'Xero does not take both kinds of scope in one request. Use two apps, one for each.',
    about: 'Xero apps',
    at: ['contact', 'app'],
  },
]
