import { type CriteriaTree, type Criterion, criteriaOf } from '../../../../shared/domain/criteria.ts';
import { definitionBounds } from '../../../../shared/domain/definition.ts';

/** Whether all of a group's members have to be met, or any of them (R-D19). */
export type Join = 'all' | 'any';

/** The way from the root to a member: its place in each group that it passes. */
export type CriteriaPath = readonly number[];

/** Members joined by AND or OR. */
export interface CriteriaGroup {
  readonly join: Join;
  readonly members: readonly CriteriaTree[];
}

/** Members of one group; what the site's schema takes. */
const membersMost = 20;

/** Answers whether it is one comparison and not a group. */
export function isCriterion(tree: CriteriaTree): tree is Criterion {
  return 'parameter' in tree;
}

/** The tree as a group: a single comparison is a group of one. */
export function groupOf(tree: CriteriaTree): CriteriaGroup {
  if (isCriterion(tree)) {
    return { join: 'all', members: [tree] };
  }
  return 'all' in tree ? { join: 'all', members: tree.all } : { join: 'any', members: tree.any };
}

function treeOf({ join, members }: CriteriaGroup): CriteriaTree {
  return join === 'all' ? { all: members } : { any: members };
}

/** What stands at a place; `null` where there is nothing. */
export function memberAt(tree: CriteriaTree, path: CriteriaPath): CriteriaTree | null {
  return path.reduce<CriteriaTree | null>(
    (found, index) => (found === null ? null : (groupOf(found).members[index] ?? null)),
    tree,
  );
}

/** Puts another comparison in the place of one. */
export function replaceAt(tree: CriteriaTree, path: CriteriaPath, criterion: Criterion): CriteriaTree {
  return changed(tree, path, () => criterion);
}

/** Joins the members of a group the other way. */
export function joinAt(tree: CriteriaTree, path: CriteriaPath, join: Join): CriteriaTree {
  return changed(tree, path, (group) => treeOf({ ...groupOf(group), join }));
}

/** Puts something at the end of a group. */
export function addTo(tree: CriteriaTree, path: CriteriaPath, added: CriteriaTree): CriteriaTree {
  return insertAt(tree, [...path, groupOf(memberAt(tree, path) ?? tree).members.length], added);
}

/** Takes a member out, and the groups that it leaves empty; the last comparison of all stays. */
export function removeAt(tree: CriteriaTree, path: CriteriaPath): CriteriaTree {
  return pruned(changed(tree, path, () => nothing)) ?? tree;
}

/** A member that was moved: the tree afterwards, and where it stands now. */
export interface Moved {
  readonly tree: CriteriaTree;
  readonly path: CriteriaPath;
}

/**
 * Moves a member one place up (-1) or down (1) as it is read: past its neighbour, into a group beside it, out of its own group at
 * its end. `null` where there is no further place, or none that the site would take.
 */
export function moveBy(tree: CriteriaTree, path: CriteriaPath, direction: -1 | 1): Moved | null {
  const index = path.at(-1);
  const member = memberAt(tree, path);
  if (index === undefined || member === null) {
    return null;
  }
  const parent = path.slice(0, -1);
  const neighbours = groupOf(memberAt(tree, parent) ?? tree).members;
  const place = index + direction;
  const neighbour = neighbours[place];
  if (neighbour === undefined) {
    return parent.length === 0 ? null : moveOut(tree, path, member, direction);
  }
  const without = changed(tree, path, () => nothing);
  if (isCriterion(neighbour)) {
    return accepted(insertAt(without, [...parent, place], member), [...parent, place]);
  }
  const entered =
    direction === 1 ? [...parent, index, 0] : [...parent, place, groupOf(neighbour).members.length];
  return accepted(insertAt(without, entered, member), entered);
}

/** Out of the group, to before or behind it; the group goes when nothing is left in it. */
function moveOut(
  tree: CriteriaTree,
  path: CriteriaPath,
  member: CriteriaTree,
  direction: -1 | 1,
): Moved | null {
  const group = path.slice(0, -1);
  const above = group.slice(0, -1);
  const groupIndex = group.at(-1) ?? 0;
  const isLeftEmpty = groupOf(memberAt(tree, group) ?? tree).members.length === 1;
  const without = changed(tree, path, () => nothing);
  const inserted = insertAt(without, [...above, groupIndex + (direction === 1 ? 1 : 0)], member);
  const place = groupIndex + (direction === 1 && !isLeftEmpty ? 1 : 0);
  const left = pruned(inserted);
  return left && accepted(left, [...above, place]);
}

/** Answers whether one more member fits into a group; a group in a group also needs a level that is left. */
export function hasRoom(tree: CriteriaTree, path: CriteriaPath, added: 'criterion' | 'group'): boolean {
  const group = memberAt(tree, path);
  return (
    group !== null &&
    groupOf(group).members.length < membersMost &&
    criteriaOf(tree).length < definitionBounds.criteriaMost &&
    (added === 'criterion' || path.length + 1 < definitionBounds.criteriaDepthMost)
  );
}

function accepted(tree: CriteriaTree, path: CriteriaPath): Moved | null {
  const isTooDeep = criteriaOf(tree).some(
    ({ path: way }) => way.length > 2 * definitionBounds.criteriaDepthMost,
  );
  const isTooFull = groupOf(memberAt(tree, path.slice(0, -1)) ?? tree).members.length > membersMost;
  return isTooDeep || isTooFull ? null : { tree, path };
}

/** Stands for a member that was taken out, until the groups around it are put in order. */
const nothing: CriteriaTree = { all: [] };

function insertAt(tree: CriteriaTree, path: CriteriaPath, added: CriteriaTree): CriteriaTree {
  const index = path.at(-1) ?? 0;
  return changed(tree, path.slice(0, -1), (found) => {
    const { join, members } = groupOf(found);
    return treeOf({ join, members: members.toSpliced(index, 0, added) });
  });
}

/** The tree with something else at a place; `nothing` there closes the gap. */
function changed(
  tree: CriteriaTree,
  path: CriteriaPath,
  change: (found: CriteriaTree) => CriteriaTree,
): CriteriaTree {
  const [index, ...rest] = path;
  if (index === undefined) {
    return change(tree);
  }
  const { join, members } = groupOf(tree);
  const member = members[index];
  if (member === undefined) {
    return tree;
  }
  const next = changed(member, rest, change);
  return treeOf({
    join,
    members: next === nothing ? members.toSpliced(index, 1) : members.with(index, next),
  });
}

/** Without the groups that have no members; `null` where nothing is left. */
function pruned(tree: CriteriaTree): CriteriaTree | null {
  if (isCriterion(tree)) {
    return tree;
  }
  const { join, members } = groupOf(tree);
  const left = members.flatMap((member) => pruned(member) ?? []);
  return left.length === 0 ? null : treeOf({ join, members: left });
}
