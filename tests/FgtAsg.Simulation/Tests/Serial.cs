// Each set of histories takes all the cores that there are.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
