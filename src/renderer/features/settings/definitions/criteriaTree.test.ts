import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CriteriaTree, type Criterion, criteriaOf } from '../../../../shared/domain/criteria.ts';
import { addTo, groupOf, hasRoom, joinAt, memberAt, moveBy, removeAt, replaceAt } from './criteriaTree.ts';

const is = (value: string): Criterion => ({ parameter: 'plate', operator: 'equals', value });
const [a, b, c, d] = [is('A'), is('B'), is('C'), is('D')];
const tree: CriteriaTree = { all: [a, { any: [b, c] }, d] };

test('R-D19 a comparison becomes a group as soon as another one joins it', () => {
  expect(addTo(a, [], b)).toEqual({ all: [a, b] });
  expect(joinAt(addTo(a, [], b), [], 'any')).toEqual({ any: [a, b] });
  expect(addTo(tree, [1], d)).toEqual({ all: [a, { any: [b, c, d] }, d] });
  expect(replaceAt(tree, [1, 1], d)).toEqual({ all: [a, { any: [b, d] }, d] });
});

test('R-D19 what is taken out takes the groups along that it leaves empty, and the last comparison stays', () => {
  expect(removeAt(tree, [1, 0])).toEqual({ all: [a, { any: [c] }, d] });
  expect(removeAt(removeAt(tree, [1, 0]), [1, 0])).toEqual({ all: [a, d] });
  expect(removeAt(a, [0])).toEqual(a);
  expect(removeAt({ any: [{ all: [a] }] }, [0, 0])).toEqual({ any: [{ all: [a] }] });
});

test.each<[string, readonly number[], -1 | 1, CriteriaTree | null, readonly number[]]>([
  ['into the group below', [0], 1, { all: [{ any: [a, b, c] }, d] }, [0, 0]],
  ['into the group above', [2], -1, { all: [a, { any: [b, c, d] }] }, [1, 2]],
  ['past its neighbour', [1, 0], 1, { all: [a, { any: [c, b] }, d] }, [1, 1]],
  ['out of the group, upwards', [1, 0], -1, { all: [a, b, { any: [c] }, d] }, [1]],
  ['out of the group, downwards', [1, 1], 1, { all: [a, { any: [b] }, c, d] }, [2]],
  ['a group past a comparison', [1], -1, { all: [{ any: [b, c] }, a, d] }, [0]],
  ['no further than the top', [0], -1, null, []],
  ['no further than the end', [2], 1, null, []],
])('R-D19 a member moves %s', (_name, path, direction, moved, place) => {
  expect(moveBy(tree, path, direction)).toEqual(moved && { tree: moved, path: place });
});

test('R-D19 the last member that leaves a group takes the group along', () => {
  const lonely: CriteriaTree = { all: [a, { any: [b] }, d] };
  expect(moveBy(lonely, [1, 0], 1)).toEqual({ tree: { all: [a, b, d] }, path: [1] });
  expect(moveBy(lonely, [1, 0], -1)).toEqual({ tree: { all: [a, b, d] }, path: [1] });
});

test('R-D19 nothing is put where the site would refuse it: 8 levels, 20 in a group', () => {
  const nested = (depth: number): CriteriaTree => (depth === 0 ? a : { all: [nested(depth - 1)] });
  const zeros = (count: number) => Array.from({ length: count }, () => 0);
  expect(hasRoom(nested(8), zeros(6), 'group')).toBe(true);
  expect(hasRoom(nested(8), zeros(7), 'group')).toBe(false);
  expect(hasRoom(nested(8), zeros(7), 'criterion')).toBe(true);
  expect(moveBy({ all: [nested(7), { any: [b] }] }, [0], 1)).toBeNull();
  const full: CriteriaTree = { all: [{ any: Array.from({ length: 20 }, () => a) }, b] };
  expect(hasRoom(full, [0], 'criterion')).toBe(false);
  expect(moveBy(full, [1], -1)).toBeNull();
});

test('R-D19 no move loses a comparison, and a member is found where it is said to be', () => {
  const { tree: anyTree } = fc.letrec<{ tree: CriteriaTree; leaf: CriteriaTree; group: CriteriaTree }>(
    (tie) => ({
      leaf: fc.nat({ max: 99 }).map((value) => is(String(value))),
      group: fc
        .tuple(fc.boolean(), fc.array(tie('tree'), { minLength: 1, maxLength: 4 }))
        .map(([isAll, members]) => (isAll ? { all: members } : { any: members })),
      tree: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('group')),
    }),
  );
  const values = (of: CriteriaTree) =>
    criteriaOf(of)
      .map(({ criterion }) => criterion.value)
      .sort();
  fc.assert(
    fc.property(
      anyTree,
      fc.array(fc.nat({ max: 3 }), { maxLength: 4 }),
      fc.boolean(),
      (whole, path, isDown) => {
        const member = memberAt(whole, path);
        const moved = moveBy(whole, path, isDown ? 1 : -1);
        if (moved === null) return;
        expect(values(moved.tree)).toEqual(values(whole));
        expect(memberAt(moved.tree, moved.path)).toEqual(member);
        expect(groupOf(moved.tree).members.length).toBeGreaterThan(0);
      },
    ),
  );
});
