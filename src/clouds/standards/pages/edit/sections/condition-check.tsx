import type { ConditionCheck, ConditionTest } from '#catalogue/eligibility'
import { checksOf } from '#catalogue/eligibility'
import { useTexts } from '#web/i18n/index.ts'
import { LineField, OneOfField } from '#web/ui/fields.tsx'
import { Pick, usePointers } from '../choice-parts.tsx'
import { Rows } from '../rows.tsx'
import { ruleTexts } from '../rule-texts.ts'
import type { SectionProps } from '../section.ts'

const COMPARISONS = ['AT_LEAST', 'AT_MOST', 'EQUAL', 'ONE_OF'] as const

interface CheckFieldProps {
  readonly standard: SectionProps['standard']
  readonly value: ConditionTest | undefined
  readonly onChange: (test: ConditionTest | undefined) => void
}

/** One comparison stands alone; several are joined by 全部 or 任一. */
function joined(checks: ConditionCheck[], any: boolean): ConditionTest | undefined {
  const [first] = checks
  if (first === undefined) return undefined
  if (checks.length === 1) return first
  return any ? { any: checks } : { all: checks }
}

const valueText = ({ value }: ConditionCheck): string => (Array.isArray(value) ? value.join('、') : String(value))

/** A number where a number is meant; several values where one of several is. */
function parseValue(text: string, is: ConditionCheck['is']): ConditionCheck['value'] {
  if (is === 'ONE_OF')
    return text
      .split(/[、,，]/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text
}

/** 自动核对 (ST-05): what a machine looks at to say whether the condition is met. */
export function CheckField({ standard, value, onChange }: CheckFieldProps) {
  const r = useTexts(ruleTexts)
  const pointers = usePointers(standard)
  const checks = value === undefined ? [] : [...checksOf(value)]
  const any = value !== undefined && 'any' in value
  return (
    <fieldset className="stack">
      <legend className="field-label">{r('check')}</legend>
      <p className="soft small">{r('checkLead')}</p>
      <Rows
        rows={checks}
        rowKey={(_, index) => String(index)}
        title={(check) =>
          `${pointers.find((each) => each.value === check.pointer)?.label ?? check.pointer} ${r(check.is)} ${valueText(check)}`
        }
        add={r('addCheck')}
        make={(): ConditionCheck => ({ pointer: pointers[0]?.value ?? '/form/', is: 'AT_LEAST', value: 0 })}
        onChange={(next) => onChange(joined(next, any))}
      >
        {(check, change) => (
          <div className="edit-three">
            <Pick
              label={r('pointer')}
              value={check.pointer}
              options={pointers}
              onChange={(pointer) => change({ ...check, pointer: pointer ?? check.pointer })}
            />
            <OneOfField
              label={r('is')}
              value={check.is}
              options={COMPARISONS.map((is) => ({ value: is, label: r(is) }))}
              onChange={(is) => change({ ...check, is, value: parseValue(valueText(check), is) })}
            />
            <LineField
              label={r('value')}
              value={valueText(check)}
              onChange={(text) => change({ ...check, value: parseValue(text, check.is) })}
            />
          </div>
        )}
      </Rows>
      {checks.length > 1 && (
        <OneOfField
          label={r('together')}
          value={any ? 'any' : 'all'}
          options={[
            { value: 'all', label: r('allOf') },
            { value: 'any', label: r('anyOf') },
          ]}
          onChange={(how) => onChange(joined(checks, how === 'any'))}
        />
      )}
    </fieldset>
  )
}
