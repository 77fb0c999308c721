output "fleet" {
  description = "Everything that the module tells: names and addresses for working with the fleet."
  value       = module.fgt_asg
}
