import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';

export type Figure = 'rows' | 'good' | 'accepted' | 'alreadyDone' | 'refused';

/** What became of the rows, in four numbers. */
export function ImportFigures({
  figures,
}: {
  figures: readonly (readonly [Figure, number])[];
}): JSX.Element {
  const { t } = useTranslation();
  return (
    <dl className="figures">
      {figures.map(([word, number]) => (
        <div key={word} className={word === 'refused' && number > 0 ? 'bad' : ''}>
          <dt>{t(`import/${word}`)}</dt>
          <dd data-import={word}>{number.toLocaleString('en-US')}</dd>
        </div>
      ))}
    </dl>
  );
}
