using Amazon.S3.Model;
using FgtAsg.Aws;
using FgtAsg.Events;
using FgtAsg.Network;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

/// <summary>Small pure functions: hostname patterns, the lock's tags, backoff, and the time budget of an invocation.</summary>
public sealed class NameAndTimeProperties
{
    [Fact]
    public void HostnamePattern_TwoNumbers_GiveTwoNames() => Cases.All(
        from before in Texts.Name
        from zeros in Gen.Choose(0, 6)
        from after in Gen.OneOf(Gen.Constant(""), Texts.Name)
        from numbers in Gen.Choose(0, int.MaxValue).Two()
        select (text: $"{before}{{0{(zeros == 0 ? "" : ":" + new string('0', zeros))}}}{after}", before, zeros, after, numbers),
        drawn =>
        {
            Assert.True(HostnamePattern.TryParse(drawn.text, out var pattern));
            var (first, second) = drawn.numbers;
            Assert.Equal(first == second, pattern.NameOf(first) == pattern.NameOf(second));
            var digits = pattern.NameOf(first)[drawn.before.Length..^drawn.after.Length];
            Assert.Equal(first, int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(digits.Length >= drawn.zeros);
        },
        drawn => $"{drawn.text} with {drawn.numbers}");

    [Fact]
    public void HostnamePattern_AnyText_IsRefusedOrGivesNamesOfDnsCharacters() => Cases.All(
        Texts.Of(
            Gen.Frequency(
                (3, Gen.Elements("a", "9", "-", "{0}", "{0:00}")),
                (1, Gen.Elements("{", "}", "{1}", "A", "_", ".", "\n", "{0:x}")),
                (1, Texts.Utf16.Resize(2))),
            0,
            6),
        text =>
        {
            if (HostnamePattern.TryParse(text, out var pattern))
            {
                Assert.DoesNotContain(pattern.NameOf(7), c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));
                Assert.Contains('7', pattern.NameOf(7));
            }
            else
            {
                Assert.Null(pattern);
                Assert.False(text.All(c => char.IsAsciiLetterLower(c) || c == '-') && text.Contains("{0}", StringComparison.Ordinal));
            }
        },
        shrink: Smaller.Than,
        count: 2000);

    [Fact]
    public void IsHostname_AnyText_IsALabelOf35AtMost() => Cases.All(
        Gen.OneOf(Texts.Utf16, Texts.Of(Texts.Character("aZ9-"), 0, 40), Texts.Of(Texts.Character("aZ9"), 34, 37)),
        text => Assert.Equal(
            text.Length is > 0 and <= 35 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && text[0] != '-' && text[^1] != '-',
            HostnamePattern.IsHostname(text)),
        shrink: Smaller.Than);

    [Fact]
    public void LockTags_TakenAndReleased_KeepOtherTags() => Cases.All(
        from others in Texts.Unicode.Two().Where(t => t.Item1 is not ("lock_id" or "lock_expires")).ListOf().Resize(8)
        from owner in Texts.Unicode.Where(text => text.Length > 0)
        from seconds in Gen.Choose(0, int.MaxValue)
        from before in Gen.OneOf(Texts.Unicode, Gen.Elements("", "2026-03-01T12:00:00Z", "9999-99-99"))
        select (others, owner, expires: DateTimeOffset.FromUnixTimeSeconds(seconds), before),
        drawn =>
        {
            var tags = LockTags.From(
                [
                    .. drawn.others.Select(t => new Tag { Key = t.Item1, Value = t.Item2 }),
                    new Tag { Key = "lock_expires", Value = drawn.before },
                    new Tag { Key = "lock_id", Value = "x" },
                ]);
            var held = LockTags.From(tags.HeldBy(drawn.owner, drawn.expires).ToTagSet());
            var free = LockTags.From(held.Released().ToTagSet());
            Assert.Equal((drawn.owner, drawn.expires), (held.Owner, held.Expires));
            Assert.Equal((null, null), (free.Owner, free.Expires));
            Assert.Equal(drawn.others, free.Others.Select(t => (t.Key, t.Value)));
        });

    [Fact]
    public void Backoff_AnyAttempt_PausesWithinItsBounds() => Cases.All(
        from attempt in Gen.OneOf(Gen.Choose(1, 20), Gen.Choose(1, int.MaxValue))
        from seed in Gen.Choose(0, int.MaxValue)
        from longest in Gen.Elements(Backoff.LongestPoll, Backoff.LongestRetry)
        select (attempt, seed, longest),
        drawn =>
        {
            var pause = Backoff.Pause(drawn.attempt, drawn.longest, new Random(drawn.seed));
            Assert.InRange(pause, Backoff.First / 4, drawn.longest);
            Assert.True(Backoff.Pause(int.MaxValue, drawn.longest, new Random(drawn.seed)) >= pause);
        });

    [Fact]
    public void TimeBudget_AnyTime_ReservesTimeForTheWrapUpAndEndsInTime() => Cases.All(
        Gen.OneOf(
            Gen.Choose(-10, 900_000).Select(ms => TimeSpan.FromMilliseconds(ms)),
            Gen.Choose(0, 1000).Select(ticks => TimeSpan.FromTicks(ticks))),
        remaining =>
        {
            var (work, wrapUp) = TimeBudget.Split(remaining);
            var total = remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
            Assert.InRange(work, TimeSpan.Zero, wrapUp);
            Assert.InRange(wrapUp, work, total);
            Assert.InRange(total - wrapUp, TimeSpan.Zero, TimeSpan.FromSeconds(2));
            Assert.InRange(total - work, TimeSpan.Zero, TimeSpan.FromSeconds(60));
            Assert.True(total < TimeSpan.FromMilliseconds(1) || (work < wrapUp && wrapUp < total));
        });
}
