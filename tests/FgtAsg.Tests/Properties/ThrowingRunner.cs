using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Xunit.Sdk;

namespace FgtAsg.Tests.Properties;

/// <summary>Fails the test of a failed property. The message has the case and how to repeat it.</summary>
internal sealed class ThrowingRunner(Func<object, string> show) : IRunner
{
    private const int LongestText = 4000;

    public void OnStartFixture(Type t)
    {
    }

    public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
    {
    }

    public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
    {
    }

    public void OnFinished(string name, TestResult result)
    {
        switch (result)
        {
            case TestResult.Passed:
                return;
            // The items: the data, the original arguments, the smallest arguments, the outcome, the first seed, the seed of the failed
            // case, and its size.
            case TestResult.Failed failed:
                var error = (failed.Item4 as Outcome.Failed)?.Item;
                throw new XunitException(
                    $"{name} does not hold. To repeat this case: "
                        + $"{Cases.SeedVariable}={failed.Item6.Seed},{failed.Item6.Gamma},{failed.Item7}\n"
                        + $"The smallest case found:\n{Text(failed.Item3)}\nThe case as it came:\n{Text(failed.Item2)}\n{error?.Message}",
                    error);
            default:
                throw new XunitException($"{name} was not tried: its generator gave too few cases.");
        }
    }

    private string Text(FSharpList<object> args)
    {
        var text = string.Concat(show(args.Head).Select(c => char.IsControl(c) && c != '\n' ? $"\\u{(int)c:x4}" : c.ToString()));
        return text.Length <= LongestText ? text : $"{text[..LongestText]}... ({text.Length} characters)";
    }
}
