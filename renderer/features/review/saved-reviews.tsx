import type { SavedReview } from '../../../shared/review/review.ts'
import { readPersonLabel } from '../../../shared/kernel/person.ts'
import { copy, run } from '../../app/actions.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { MenuButton, showRowMenu } from '../../kit/menu.tsx'
import { paperActions } from '../../kit/paper-menu.tsx'
import { exactly } from '../../language/moments.ts'
import { count } from '../../language/plural.ts'
import { REVIEWS_VIEW } from './words.ts'

/** The reviews that this vault has a copy of, newest first. */
export const SavedReviews = ({ reviews }: { readonly reviews: readonly SavedReview[] }) => (
  <section className="part">
    <h2>{REVIEWS_VIEW.savedReviews}</h2>
    <div>
      {reviews.length === 0 ? (
        <p className="soft">{REVIEWS_VIEW.noneYet}</p>
      ) : (
        <table className="table" aria-label={REVIEWS_VIEW.savedReviews}>
          <thead>
            <tr>
              <th scope="col">{REVIEWS_VIEW.asOf}</th>
              <th scope="col">{REVIEWS_VIEW.byColumn}</th>
              <th scope="col">{REVIEWS_VIEW.organisations}</th>
              <th scope="col">{REVIEWS_VIEW.checksum}</th>
              <th scope="col" aria-label={REVIEWS_VIEW.printOrForget} className="col-action" />
            </tr>
          </thead>
          <tbody>
            {reviews.toReversed().map((review) => (
              <SavedRow key={review.id} review={review} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  </section>
)

const forget = (id: string) => run(REVIEWS_VIEW.forgetTheCopy, 'forgetReview', { id })

const SavedRow = ({ review }: { readonly review: SavedReview }) => (
  <tr
    onContextMenu={(event) =>
      showRowMenu(event, REVIEWS_VIEW.reviewOf(exactly(review.at)), [
        [
          ...paperActions({ of: 'review', id: review.id }),
          {
            label: REVIEWS_VIEW.copyChecksum,
            run: () => void copy(review.checksum, REVIEWS_VIEW.checksumCopied),
          },
        ],
        [{ label: REVIEWS_VIEW.forgetTheCopy, run: () => void forget(review.id) }],
      ])
    }
  >
    <td>
      <Age at={review.at} isCapital />
    </td>
    <td title={review.by}>{readPersonLabel(review.by).name}</td>
    <td>{count(review.organisations, 'organisation')}</td>
    <td title={review.checksum}>
      <code>{review.checksum.slice(0, 16)}…</code>
    </td>
    <td>
      <span className="row-action">
        <MenuButton
          words={REVIEWS_VIEW.print}
          label={REVIEWS_VIEW.printName(exactly(review.at))}
          groups={[paperActions({ of: 'review', id: review.id })]}
        />
        <Button
          kind="quiet"
          size="icon"
          icon="close"
          aria-label={REVIEWS_VIEW.forgetHint}
          onClick={() => void forget(review.id)}
        />
      </span>
    </td>
  </tr>
)
