using FgtAsg.Simulation.World;

namespace FgtAsg.Tests.Support;

/// <summary>One fault at one call of a function process. The names are the parameters of test theories.</summary>
internal static class FleetFaults
{
    public const string DeathBefore = "the process dies before the call has an effect";
    public const string DeathAfter = "the process dies after the call took effect";
    public const string TransientBefore = "the service fails before the call has an effect";
    public const string TransientAfter = "the answer is lost after the call took effect";
    public const string FatalBefore = "the call is refused";

    public static TheoryData<string> Deaths => new(DeathBefore, DeathAfter);

    public static TheoryData<string> Transients => new(TransientBefore, TransientAfter);

    public static CallGate At(int index, string fault)
    {
        var gate = new CallGate();
        Func<AwsCall, Exception?> fail = call => call.Index != index ? null : fault switch
        {
            DeathBefore or DeathAfter => gate.Die(),
            FatalBefore => AwsFault.Fatal(call),
            _ => AwsFault.Transient(call),
        };
        if (fault is DeathAfter or TransientAfter)
        {
            gate.After = fail;
        }
        else
        {
            gate.Before = fail;
        }

        return gate;
    }

    /// <summary>Runs the scenario once for each of its calls, with the fault at that call.</summary>
    public static async Task AtEveryCallAsync(string fault, Func<CallGate, Task> scenario, int atLeast = 11)
    {
        for (var index = 0; ; index++)
        {
            var gate = At(index, fault);
            try
            {
                await scenario(gate);
            }
            catch (Exception e) when (e is not ProcessDiedException)
            {
                throw new Xunit.Sdk.XunitException($"With this fault at call {index} ({gate.Calls.ElementAtOrDefault(index)}): {fault}", e);
            }

            if (gate.Calls.Count <= index)
            {
                Assert.True(index >= atLeast, $"Only {index} calls were made.");
                return;
            }
        }
    }

    /// <summary>Delivers an event to a process that may die.</summary>
    public static async Task DeliverOnceAsync(SimulatedFleet fleet, string json, CallGate gate)
    {
        try
        {
            await fleet.InvokeAsync(fleet.StartFunction(gate), json);
        }
        // The test checks what happens after this failure.
        catch (Exception e) when (e is ProcessDiedException or IncompleteException or Amazon.Runtime.AmazonServiceException)
        {
            return;
        }
    }
}
