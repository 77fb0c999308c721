using System.Globalization;
using System.Text.RegularExpressions;

namespace FgtAsg.Tests.Simulation.Mutants;

/// <summary>The simulation's result for a function.</summary>
/// <param name="Violated">The number of histories that violated an invariant.</param>
/// <param name="Histories">The number of histories that ran.</param>
/// <param name="Output">The program's output.</param>
internal sealed partial record Verdict(int Violated, int Histories, string Output)
{
    /// <exception cref="InvalidOperationException">The simulation failed itself, or could not load or call the function.</exception>
    public static Verdict Of(int exitCode, string output)
    {
        if (exitCode is 0 or 1 && !Mismatch().IsMatch(output))
        {
            var progress = Progress().Matches(output);
            var violated = Summary().Match(output);
            if (exitCode == 0 && !violated.Success && progress.Count > 0)
            {
                return new Verdict(Violated: 0, NumberOf(progress[^1]), output);
            }

            if (exitCode == 1 && violated.Success)
            {
                return new Verdict(NumberOf(violated, "violated"), NumberOf(violated), output);
            }
        }

        throw new InvalidOperationException($"The simulation itself failed with {exitCode}:\n{output}");
    }

    private static int NumberOf(Match match, string group = "histories") =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<histories>\d+) histories, ",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Progress();

    [GeneratedRegex(
        @"^(?<violated>\d+) of (?<histories>\d+) histories violated an invariant",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Summary();

    [GeneratedRegex(
        "MissingMethodException|MissingFieldException|TypeLoadException|FileLoadException|FileNotFoundException|BadImageFormatException",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mismatch();
}
