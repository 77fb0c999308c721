using System.Globalization;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace FgtAsg.Tests.Properties;

/// <summary>
/// Tries a property with generated cases. By default the cases are the same in each run. <see cref="SeedVariable"/> sets another seed (a
/// number, or <c>random</c>). A failure prints a value (<c>seed,gamma,size</c>) for the variable that repeats the failed case.
/// </summary>
internal static class Cases
{
    public const string SeedVariable = "FGTASG_PROPERTY_SEED";

    /// <summary>Multiplies the number of cases.</summary>
    public const string TimesVariable = "FGTASG_PROPERTY_TIMES";

    private const ulong UsualSeed = 5;
    private const int UsualCount = 300;

    /// <param name="holds">Throws if the property does not hold.</param>
    /// <param name="show">Describes a case in a failure's message.</param>
    /// <param name="shrink">Gives smaller cases than a failed one.</param>
    /// <param name="count">The number of cases.</param>
    /// <param name="name">The property's name.</param>
    public static void All<T>(
        Gen<T> cases,
        Action<T> holds,
        Func<T, string>? show = null,
        Func<T, IEnumerable<T>>? shrink = null,
        int count = UsualCount,
        [CallerMemberName] string name = "") =>
        Run(name, count, show, Prop.ForAll(ArbitraryOf(cases, shrink), holds));

    /// <inheritdoc cref="All"/>
    public static void AllAsync<T>(
        Gen<T> cases,
        Func<T, Task> holds,
        Func<T, string>? show = null,
        Func<T, IEnumerable<T>>? shrink = null,
        int count = UsualCount,
        [CallerMemberName] string name = "") =>
        Run(name, count, show, Prop.ForAll(ArbitraryOf(cases, shrink), holds));

    private static Arbitrary<T> ArbitraryOf<T>(Gen<T> cases, Func<T, IEnumerable<T>>? shrink) =>
        shrink is null ? Arb.From(cases) : Arb.From(cases, shrink);

    private static void Run<T>(string name, int count, Func<T, string>? show, Property property)
    {
        var (replay, isOneCase) = Replay(Environment.GetEnvironmentVariable(SeedVariable));
        var runner = new ThrowingRunner(args => show is null ? $"{args}" : show((T)args));
        var config = Config.Quick
            .WithName(name)
            .WithMaxTest(isOneCase ? 1 : count * Times(Environment.GetEnvironmentVariable(TimesVariable)))
            .WithReplay(FSharpOption<Replay>.Some(replay))
            .WithRunner(runner);
        Check.One(config, property);
    }

    internal static (Replay Replay, bool IsOneCase) Replay(string? said)
    {
        var numbers = (string.IsNullOrWhiteSpace(said) ? UsualSeed.ToString(CultureInfo.InvariantCulture) : said).Split(',');
        return numbers switch
        {
            ["random"] => (From(new Rnd((ulong)Random.Shared.NextInt64())), false),
            [var seed] => (From(new Rnd(Number(seed))), false),
            [var seed, var gamma, var size] => (
                new Replay(new Rnd(Number(seed), Number(gamma)), FSharpOption<int>.Some((int)Number(size))), true),
            _ => throw new FormatException($"{SeedVariable} is '{said}': expected a number, 'random', or what a failure printed."),
        };
    }

    private static Replay From(Rnd rnd) => new(rnd, FSharpOption<int>.None);

    private static int Times(string? said) => string.IsNullOrWhiteSpace(said) ? 1 : (int)Number(said);

    private static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
}
