using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.Faults;

namespace FgtAsg.Tests.Sandbox.Faults;

public sealed class FaultInjectorTests
{
    private static readonly FaultEffect Effect = FaultEffect.Throttle();

    [Fact]
    public void Decide_SkipOneTimesTwo_AppliesToTheSecondAndThirdCall()
    {
        var faults = new FaultInjector();
        var rule = faults.Add("ec2", "AllocateAddress", Effect, times: 2, skip: 1);

        var hits = Enumerable.Range(0, 5).Select(_ => faults.Decide(Call("ec2", "AllocateAddress")) == rule).ToArray();

        Assert.Equal([false, true, true, false, false], hits);
        Assert.Equal((5, 2), (rule.Matched, rule.Applied));
    }

    [Theory]
    [InlineData("s3", "AllocateAddress", "v")]
    [InlineData("ec2", "ReleaseAddress", "v")]
    [InlineData("ec2", "AllocateAddress", "other")]
    public void Decide_OneConditionFails_DoesNotApplyOrCount(string service, string action, string value)
    {
        var faults = new FaultInjector();
        var rule = faults.Add(new FaultRule
        {
            Service = "ec2",
            Action = "AllocateAddress",
            Parameters = new Dictionary<string, string> { ["p"] = "v" },
            Effect = Effect,
        });

        Assert.Null(faults.Decide(Call(service, action, ("p", value))));
        Assert.Equal(0, rule.Matched);
        Assert.Same(rule, faults.Decide(Call("ec2", "AllocateAddress", ("p", "v"))));
    }

    [Fact]
    public void Decide_ResourceAndWhere_MustBothHold()
    {
        var faults = new FaultInjector();
        faults.Add(new FaultRule
        {
            Resource = "b/k",
            Where = call => call.Action.StartsWith("Put", StringComparison.Ordinal),
            Effect = Effect,
        });

        Assert.NotNull(faults.Decide(Call("s3", "PutObject") with { Resource = "b/k" }));
        Assert.Null(faults.Decide(Call("s3", "GetObject") with { Resource = "b/k" }));
        Assert.Null(faults.Decide(Call("s3", "PutObject") with { Resource = "b/other" }));
    }

    [Fact]
    public void Decide_TwoRules_TheFirstThatAppliesDecides()
    {
        var faults = new FaultInjector();
        var first = faults.Add(new FaultRule { Service = "s3", Times = 1, Effect = Effect });
        var second = faults.Add(new FaultRule { Effect = Effect });

        Assert.Same(first, faults.Decide(Call("s3", "PutObject")));
        Assert.Same(second, faults.Decide(Call("s3", "PutObject")));
        Assert.Equal(1, second.Matched);
    }

    [Fact]
    public void Decide_Probability_IsTheSameForTheSameSeed()
    {
        static bool[] Draw(int seed)
        {
            var faults = new FaultInjector(seed);
            faults.Add(new FaultRule { Probability = 0.3, Effect = Effect });
            return [.. Enumerable.Range(0, 1000).Select(_ => faults.Decide(Call("s3", "PutObject")) is not null)];
        }

        Assert.Equal(Draw(7), Draw(7));
        Assert.NotEqual(Draw(7), Draw(8));
        Assert.InRange(Draw(7).Count(hit => hit), 230, 370);
    }

    [Fact]
    public void RemoveAndClear_ExistingRule_NoLongerApplies()
    {
        var faults = new FaultInjector { Latency = TimeSpan.FromSeconds(1) };
        var rule = faults.Add(new FaultRule { Effect = Effect });

        Assert.True(faults.Remove(rule));
        Assert.Null(faults.Decide(Call("s3", "PutObject")));
        faults.Add(rule);
        faults.Clear();
        Assert.Null(faults.Decide(Call("s3", "PutObject")));
        Assert.Equal(TimeSpan.Zero, faults.Latency);
    }

    private static ServiceCall Call(string service, string action, params (string Name, string Value)[] parameters) => new()
    {
        Service = service,
        Action = action,
        Parameters = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value),
    };
}
