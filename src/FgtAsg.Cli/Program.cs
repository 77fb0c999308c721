using System.CommandLine;
using FgtAsg.Cli.Commands;

var root = new RootCommand("The operator's tool of FgtAsg: FortiGate firewalls in an AWS Auto Scaling group.")
{
    DemoCommand.Create(),
    InvokeCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
