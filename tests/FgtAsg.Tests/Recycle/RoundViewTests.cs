using FgtAsg.Recycle;

namespace FgtAsg.Tests.Recycle;

public sealed class RoundViewTests
{
    [Fact]
    public void Observe_NewInstancesBecomeHealthy_CountsNoFailure()
    {
        var run = RoundView.Observe(Round.Run(2, "a", "b"), Round.View((1, 4, 4), "a1", "b1T", "c2P", "d2"));

        Assert.Equal(["c", "d"], run.Seen);
        Assert.Empty(run.Failed);
    }

    [Fact]
    public void Observe_NewInstancesEndOrTurnUnhealthy_CountsEachOnce()
    {
        var run = RoundView.Observe(Round.Run(2, "a", "b"), Round.View((1, 4, 4), "a1", "b1", "c2P", "d2", "e2P"));
        run = RoundView.Observe(run, Round.View((1, 4, 4), "a1U", "b1", "d2U", "e2T"));
        run = RoundView.Observe(run, Round.View((1, 4, 4), "a1U", "b1", "d2U"));

        Assert.Equal(["c", "d", "e"], run.Failed);
    }

    [Fact]
    public void Observe_InstanceRemovedByTheRun_IsNoFailure()
    {
        var run = RoundView.Observe(Round.Run(2, "a"), Round.View((1, 4, 4), "a1", "c2P"));
        run = RoundView.Observe(run.Removing(Round.Now, "c"), Round.View((1, 4, 4), "a1", "c2T"));

        Assert.Empty(run.Failed);
    }

    [Fact]
    public void Observe_NewInstanceIsSetToStandby_IsNoFailure()
    {
        var run = RoundView.Observe(Round.Run(2, "a"), Round.View((1, 4, 2), "a1", "c2"));

        Assert.Empty(RoundView.Observe(run, Round.View((1, 4, 2), "a1", "c2S")).Failed);
    }

    [Fact]
    public void OutOfDate_OtherVersionOrTemplate_ExcludesStandbyAndTerminating()
    {
        var view = Round.View((1, 4, 4), "a1", "b2", "c1T", "d1S", "e1P");
        var others = view with
        {
            Members =
            [
                .. view.Members,
                view.Members[1] with { Id = "f", TemplateId = "lt-9" },
                view.Members[1] with { Id = "g", TemplateId = null, Version = null },
            ],
        };

        Assert.Equal(["a", "e", "f", "g"], others.OutOfDate.Select(member => member.Id));
    }
}
